import type * as pulumi from "@pulumi/pulumi";
import { COLOURS } from "../../../components/core/colours.ts";
import { PodIdentity } from "../../../components/gcp/pod-identity.ts";
import { PostgresPair } from "../../../components/gcp/postgres-pair.ts";
import { PostgresUsers } from "../../../components/gcp/postgres-users.ts";
import { ReplicatedSecret } from "../../../components/gcp/replicated-secret.ts";
import type { Grant } from "../../../components/gcp/service-identity.ts";
import { planPools } from "../../../components/kubernetes/pgbouncer.ts";
import { cloudSqlShape } from "../cloud-sql-settings.ts";
import { inBothRegions, inNoRegion, type SystemPlatform } from "../system-platform.ts";
import type { HireMeBahamasArgs } from "./system.ts";
import { BACKEND, DATABASE, NAMESPACE, PROXY, READ_DATABASE, SPARE_CONNECTIONS } from "./tables.ts";

/** Who runs, what is kept, and who may read it. */
export interface Data {
    readonly backend: PodIdentity;
    readonly proxy: PodIdentity;
    readonly pair: PostgresPair;
    readonly users: PostgresUsers;
    /** Name of the backend's database user. */
    readonly user: pulumi.Input<string>;
    /** Connections that all pods together can ask of one server. */
    readonly connections: number;
    readonly secrets: Readonly<Record<"session-key" | "error-tracking" | "origin-certificate", ReplicatedSecret>>;
}

export function createData(name: string, args: HireMeBahamasArgs, parent: pulumi.Resource): Data {
    const { platform, database } = args;
    const [base, both, inside] = [inNoRegion(name, platform), inBothRegions(name, platform), { parent }];
    const backend = createIdentity(name, BACKEND, databaseGrants(name, platform), platform, parent);
    const proxy = createIdentity(name, PROXY, [], platform, parent);
    const { connections } = planPools(name, {
        pods: mostPods(args),
        connections: database.poolSize,
        databases: [DATABASE, READ_DATABASE].length,
        limit: database.connections - SPARE_CONNECTIONS,
    });
    const pair = new PostgresPair(
        `${name}-database`,
        {
            ...both,
            ...cloudSqlShape(database),
            access: platform.databases,
            databases: [DATABASE],
            flags: { max_connections: String(database.connections) },
        },
        inside,
    );
    const users = new PostgresUsers(`${name}-users`, { ...base, pair, accounts: { backend: backend.email } }, inside);
    const secret = (role: string, readers: Readonly<Record<string, pulumi.Input<string>>>) =>
        new ReplicatedSecret(
            `${name}-${role}`,
            { ...base, secretId: `${name}-${role}`, regions: platform.regions, readers },
            inside,
        );
    return {
        backend,
        proxy,
        pair,
        users,
        user: users.users.backend ?? "",
        connections,
        secrets: {
            "session-key": secret("session-key", { backend: backend.member }),
            "error-tracking": secret("error-tracking", { backend: backend.member }),
            "origin-certificate": secret("origin-certificate", { proxy: proxy.member }),
        },
    };
}

/** Pods that there can be at once: both colours in both regions, each with one more while a rollout goes on. */
function mostPods({ backend }: Pick<HireMeBahamasArgs, "backend">): number {
    return 2 * COLOURS.length * (backend.max + 1);
}

/** One for both regions: clusters of a project share their pool of identities. */
function createIdentity(
    name: string,
    role: string,
    grants: readonly Grant[],
    platform: SystemPlatform,
    parent: pulumi.Resource,
): PodIdentity {
    return new PodIdentity(
        `${name}-${role}`,
        {
            ...inNoRegion(name, platform),
            purpose: `${name} ${role}`,
            grants: [{ role: "monitoring.metricWriter" }, ...grants],
            workloadPool: platform.clusters.workloadPool,
            namespace: NAMESPACE,
            account: role,
        },
        { parent },
    );
}

/** The system's own database instances. */
function databaseGrants(name: string, { google: { project } }: SystemPlatform): readonly Grant[] {
    const only = {
        title: "only the system's database",
        expression: `resource.service == "sqladmin.googleapis.com" && resource.name.startsWith("projects/${project}/instances/${name}-database")`,
    };
    return ["cloudsql.client", "cloudsql.instanceUser"].map((role) => ({ role, only }));
}
