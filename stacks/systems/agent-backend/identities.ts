import type * as pulumi from "@pulumi/pulumi";
import { PodIdentity } from "../../../components/gcp/pod-identity.ts";
import type { Grant } from "../../../components/gcp/service-identity.ts";
import { inNoRegion, type SystemPlatform } from "../system-platform.ts";
import { APPS } from "./tables.ts";

export type Role = keyof typeof APPS;

/** Who each kind of pod is, in both regions: the clusters share one pool of identities. */
export type Identities = Readonly<Record<Role, PodIdentity>>;

export function createIdentities(name: string, platform: SystemPlatform, parent: pulumi.Resource): Identities {
    const { project } = platform.google;
    const only = {
        title: "only the system's database",
        expression: `resource.service == "sqladmin.googleapis.com" && resource.name.startsWith("projects/${project}/instances/${name}-database")`,
    };
    const identity = (role: Role, grants: readonly Grant[]) =>
        new PodIdentity(
            `${name}-${role}`,
            {
                ...inNoRegion(name, platform),
                purpose: `${name} ${role}`,
                grants,
                workloadPool: platform.clusters.workloadPool,
                namespace: name,
                account: APPS[role],
            },
            { parent },
        );
    return {
        backend: identity("backend", [
            { role: "cloudsql.client", only },
            { role: "cloudsql.instanceUser", only },
            { role: "monitoring.metricWriter" },
        ]),
        // Neither needs more than the secrets that name them as readers.
        proxy: identity("proxy", []),
        cache: identity("cache", []),
    };
}
