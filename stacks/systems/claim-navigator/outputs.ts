import type { EdgeRouter } from "../../../components/cloudflare/edge-router.ts";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import { plainCachePolicy } from "../../../components/core/cache-policy.ts";
import { plainObjectives } from "../../../components/core/objectives.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import type { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import type { RegionalOrigin } from "../../../components/gcp/regional-origin.ts";
import type { RunJob } from "../../../components/gcp/run-job.ts";
import type { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import type { WorkQueue } from "../../../components/gcp/work-queue.ts";
import type { ClaimNavigatorContract } from "../../contract/claim-navigator.ts";
import type { Outputs } from "../../contract/parts.ts";
import { each } from "../each.ts";
import { networksOf } from "../networks.ts";
import { servicesOf } from "../services.ts";
import { DATABASE, type Data } from "./data.ts";
import { eachIdentity, type Identities } from "./identities.ts";
import { OBJECTIVES } from "./objectives.ts";
import type { ClaimNavigatorArgs } from "./system.ts";
import { CACHE_POLICY, HEALTH_PATHS, WORK_ATTEMPTS, WORK_DEADLINE } from "./tables.ts";

export type ClaimNavigatorOutputs = Outputs<ClaimNavigatorContract>;

export interface ClaimNavigatorParts {
    readonly registry: ImageRegistry;
    readonly identities: Identities;
    readonly data: Data;
    readonly queue: WorkQueue;
    readonly versions: Readonly<Record<string, WarmStandbyService>>;
    readonly worker: WarmStandbyService;
    readonly jobs: { readonly migrate: ByRegion<RunJob>; readonly dump: ByRegion<RunJob> };
    readonly hosts: ByRegion<string>;
    readonly origins: ByRegion<RegionalOrigin>;
    readonly balancer: RegionLoadBalancer;
    readonly router: EdgeRouter;
    readonly alerts: AlertPolicies;
}

/** What application teams may rely on. */
export function claimNavigatorOutputs(args: ClaimNavigatorArgs, parts: ClaimNavigatorParts): ClaimNavigatorOutputs {
    const { pair, names, users, files } = parts.data;
    const { poolSize } = args.database;
    return {
        endpoints: {
            public: `https://${args.host}`,
            regions: each(parts.hosts, (host) => `https://${host}`),
            addresses: each(parts.origins, ({ address }) => address),
        },
        database: {
            kind: "postgres",
            name: DATABASE,
            writer: args.platform.regions.writer,
            write: names.write,
            read: names.read,
            direct: names.direct,
            ...(poolSize > 0 && { pool: { connections: poolSize } }),
            instances: pair.connectionNames,
            authentication: "iam",
            tls: true,
            replicating: pair.replicating,
            users: users.users,
        },
        network: networksOf(args.platform),
        files: { bucket: files.bucket },
        work: {
            topic: parts.queue.topic,
            deadLetters: parts.queue.deadLetters,
            queue: parts.queue.deliveries,
            attempts: WORK_ATTEMPTS,
            deadlineSeconds: WORK_DEADLINE.seconds,
        },
        images: { registry: parts.registry.url },
        versions: args.versions,
        releases: each(args.releases, ({ live, name }) => ({ live, newest: name })),
        services: { versions: each(parts.versions, servicesOf), worker: servicesOf(parts.worker) },
        jobs: {
            migrate: each(parts.jobs.migrate, ({ jobName }) => jobName),
            dump: each(parts.jobs.dump, ({ jobName }) => jobName),
        },
        serviceAccounts: eachIdentity(parts.identities, ({ email }) => email),
        health: HEALTH_PATHS,
        edge: { router: parts.router.scriptName, timeToFailOverSeconds: parts.balancer.timeToFailOver.seconds },
        caching: plainCachePolicy(CACHE_POLICY),
        objectives: plainObjectives(OBJECTIVES),
        alerts: parts.alerts.ladders,
        runbooks: parts.alerts.runbooks,
    };
}
