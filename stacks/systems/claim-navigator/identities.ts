import type * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { type Grant, ServiceIdentity } from "../../../components/gcp/service-identity.ts";
import type { SystemPlatform } from "../system-platform.ts";
import type { ClaimNavigatorArgs } from "./system.ts";

/** Identities by role and region; roles are the API versions, the worker and the jobs. */
export type Identities = Readonly<Record<string, ByRegion<ServiceIdentity>>>;

/** An identity for each thing that runs, in each region. They exist before the database, which has to know them. */
export function createIdentities(name: string, args: ClaimNavigatorArgs, parent: pulumi.Resource): Identities {
    const { platform } = args;
    const roles = [...Object.keys(args.releases), "worker", "jobs"];
    return Object.fromEntries(
        roles.map((role) => [
            role,
            forRegions(
                platform.regions,
                (region) =>
                    new ServiceIdentity(
                        `${name}-${role}-${region}`,
                        {
                            project: platform.google.project,
                            purpose: `${name} ${role} in ${region}`,
                            grants: grants(name, platform),
                            provider: inRegion(platform.google.providers, region),
                        },
                        { parent },
                    ),
            ),
        ]),
    );
}

/** The system's own database instances, its work topic, and metrics. */
function grants(name: string, { google: { project } }: SystemPlatform): readonly Grant[] {
    const only = {
        title: "only the system's database",
        expression: `resource.service == "sqladmin.googleapis.com" && resource.name.startsWith("projects/${project}/instances/${name}-database")`,
    };
    return [
        { role: "cloudsql.client", only },
        { role: "cloudsql.instanceUser", only },
        { role: "pubsub.publisher" },
        { role: "monitoring.metricWriter" },
    ];
}

/** One value for each identity by a stable name, such as `worker-us-east1`. */
export function eachIdentity<T>(identities: Identities, value: (identity: ServiceIdentity) => T): Record<string, T> {
    return Object.fromEntries(
        Object.entries(identities).flatMap(([role, byRegion]) =>
            Object.entries(byRegion).map(([region, identity]) => [`${role}-${region}`, value(identity)]),
        ),
    );
}
