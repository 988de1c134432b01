import * as pulumi from "@pulumi/pulumi";
import { inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { FirestoreDatabase } from "../../../components/gcp/firestore-database.ts";
import type { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import type { ValkeyPair } from "../../../components/gcp/valkey-pair.ts";
import { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import { inBothRegions } from "../system-platform.ts";
import type { EstaTrackerArgs } from "./system.ts";
import { PROBES } from "./tables.ts";

/** What each service is for, and who may call it. */
const REACHABLE_FROM = { api: "load-balancer", functions: "project" } as const;

/** One service in both regions: `api` behind the load balancers, `functions` for callers inside the project. */
export function createService(
    role: keyof typeof REACHABLE_FROM,
    name: string,
    args: EstaTrackerArgs,
    { registry, store, cache }: { registry: ImageRegistry; store: FirestoreDatabase; cache: ValkeyPair },
    parent: pulumi.Resource,
): WarmStandbyService {
    const { platform } = args;
    const { cpu, memory, ...scaling } = args[role];
    const { image, ...release } = args.releases;
    const database = pulumi.interpolate`projects/${platform.google.project}/databases/${store.database}`;
    return new WarmStandbyService(
        `${name}-${role}`,
        {
            ...inBothRegions(name, platform),
            image,
            release,
            scaling,
            resources: { cpu, memory },
            requestTimeout: Duration.seconds(30),
            probes: PROBES,
            reachableFrom: REACHABLE_FROM[role],
            // Nothing that a failover changes: a revision that runs need not be deployed again after one.
            environment: (region) => ({
                ROLE: role,
                REGION: region,
                DATABASE: store.database,
                CACHE: inRegion(cache.endpoints, region),
            }),
            grants: [
                {
                    role: "datastore.user",
                    only: {
                        title: "only the system's database",
                        expression: pulumi.interpolate`resource.name == "${database}"`,
                    },
                },
                { role: "memorystore.dbConnectionUser" },
                { role: "monitoring.metricWriter" },
            ],
        },
        // Cloud Run refuses an image whose repository does not exist.
        { parent, after: [registry] },
    );
}
