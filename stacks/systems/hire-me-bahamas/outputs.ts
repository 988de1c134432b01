import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { StaticSite } from "../../../components/cloudflare/static-site.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { plainObjectives } from "../../../components/core/objectives.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import type { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import { plainPool } from "../../../components/kubernetes/pgbouncer.ts";
import type { HireMeBahamasContract } from "../../contract/hire-me-bahamas.ts";
import type { Outputs } from "../../contract/parts.ts";
import type { RegionAddress } from "./addresses.ts";
import type { Data } from "./data.ts";
import { OBJECTIVES } from "./objectives.ts";
import { poolOf } from "./pool.ts";
import { PROMETHEUS_METRICS } from "./signals.ts";
import type { HireMeBahamasArgs } from "./system.ts";
import { BACKEND, DATABASE, HEALTH_PATHS, METRICS, NAMESPACE, PORT, READ_DATABASE, SHUTDOWN } from "./tables.ts";
import { workerEnvironment } from "./workers.ts";

export type HireMeBahamasOutputs = Outputs<HireMeBahamasContract>;

export interface HireMeBahamasParts {
    readonly registry: ImageRegistry;
    readonly data: Data;
    readonly site: StaticSite;
    readonly hosts: ByRegion<string>;
    readonly addresses: ByRegion<RegionAddress>;
    readonly balancer: RegionLoadBalancer;
    readonly alerts: AlertPolicies;
}

/** What application teams may rely on. */
export function hireMeBahamasOutputs(args: HireMeBahamasArgs, parts: HireMeBahamasParts): HireMeBahamasOutputs {
    const { platform, backend } = args;
    const { data, site, hosts, addresses } = parts;
    const { regions, clusters } = platform;
    return {
        endpoints: {
            public: `https://${args.host}`,
            site: `https://${args.site.host}`,
            regions: forRegions(regions, (region) => `https://${inRegion(hosts, region)}`),
            addresses: forRegions(regions, (region) => inRegion(addresses, region).external),
        },
        site: { built: site.builtVersion, served: site.servedVersion },
        backend: {
            live: backend.live,
            images: backend.images,
            clusters: forRegions(regions, (region) => inRegion(clusters.regions, region).clusterName),
            namespace: NAMESPACE,
            service: BACKEND,
            port: PORT,
            serviceAccount: data.backend.email,
            environment: workerEnvironment(backend.workers, SHUTDOWN),
            shutdown: {
                preStopSeconds: SHUTDOWN.preStop.seconds,
                drainSeconds: SHUTDOWN.drain.seconds,
                graceSeconds: SHUTDOWN.grace.seconds,
            },
        },
        database: {
            kind: "postgres",
            writer: regions.writer,
            pool: plainPool(poolOf(args)),
            names: { write: DATABASE, read: READ_DATABASE },
            user: data.user,
            instances: data.pair.connectionNames,
            authentication: "iam",
            replicating: data.pair.replicating,
        },
        serviceAccounts: { backend: data.backend.email, proxy: data.proxy.email },
        images: { registry: parts.registry.url },
        secrets: {
            sessionKey: data.secrets["session-key"].secretName,
            errorTracking: data.secrets["error-tracking"].secretName,
            originCertificate: data.secrets["origin-certificate"].secretName,
        },
        metrics: { ...METRICS, prometheus: PROMETHEUS_METRICS },
        health: HEALTH_PATHS,
        edge: { timeToFailOverSeconds: parts.balancer.timeToFailOver.seconds },
        objectives: plainObjectives(OBJECTIVES),
        alerts: parts.alerts.ladders,
        runbooks: parts.alerts.runbooks,
    };
}
