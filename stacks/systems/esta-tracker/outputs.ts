import type { EdgeRouter } from "../../../components/cloudflare/edge-router.ts";
import type { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import type { ByRegion } from "../../../components/core/by-region.ts";
import { plainCachePolicy } from "../../../components/core/cache-policy.ts";
import { plainCircuitBreaker } from "../../../components/core/circuit-breaker.ts";
import { plainObjectives } from "../../../components/core/objectives.ts";
import type { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import type { BypassName } from "../../../components/gcp/bypass-name.ts";
import type { FirestoreDatabase } from "../../../components/gcp/firestore-database.ts";
import type { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import type { RegionalOrigin } from "../../../components/gcp/regional-origin.ts";
import type { ReplicatedSecret } from "../../../components/gcp/replicated-secret.ts";
import type { ValkeyPair } from "../../../components/gcp/valkey-pair.ts";
import type { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import type { EstaTrackerContract } from "../../contract/esta-tracker.ts";
import type { Outputs } from "../../contract/parts.ts";
import { each } from "../each.ts";
import { networksOf } from "../networks.ts";
import { servicesOf } from "../services.ts";
import { OBJECTIVES } from "./objectives.ts";
import type { EstaTrackerArgs } from "./system.ts";
import { CACHE_POLICY, CIRCUIT_BREAKERS, HEALTH_PATHS } from "./tables.ts";

export type EstaTrackerOutputs = Outputs<EstaTrackerContract>;

export interface EstaTrackerParts {
    readonly registry: ImageRegistry;
    readonly store: FirestoreDatabase;
    readonly cache: ValkeyPair;
    readonly api: WarmStandbyService;
    readonly functions: WarmStandbyService;
    readonly secret: ReplicatedSecret;
    readonly hosts: ByRegion<string>;
    readonly origins: ByRegion<RegionalOrigin>;
    readonly balancer: RegionLoadBalancer;
    readonly router: EdgeRouter;
    readonly bypass: BypassName;
    readonly alerts: AlertPolicies;
}

/** What application teams may rely on. */
export function estaTrackerOutputs(args: EstaTrackerArgs, parts: EstaTrackerParts): EstaTrackerOutputs {
    const { hosts, cache, api, functions } = parts;
    const { regions } = args.platform;
    return {
        endpoints: {
            public: `https://${args.host}`,
            bypass: `https://${args.bypass.host}`,
            regions: each(hosts, (host) => `https://${host}`),
            addresses: each(parts.origins, ({ address }) => address),
        },
        database: { kind: "firestore", name: parts.store.database, location: "nam5" },
        cache: { writer: regions.writer, endpoints: cache.endpoints, authentication: "iam", tls: true },
        network: networksOf(args.platform),
        images: { registry: parts.registry.url, running: args.releases.image },
        secrets: { sessionKey: parts.secret.secretName },
        services: { api: servicesOf(api), functions: servicesOf(functions) },
        health: HEALTH_PATHS,
        edge: { router: parts.router.scriptName, timeToFailOverSeconds: parts.balancer.timeToFailOver.seconds },
        nameServers: { bypass: parts.bypass.nameServers },
        circuitBreakers: each(CIRCUIT_BREAKERS, plainCircuitBreaker),
        caching: plainCachePolicy(CACHE_POLICY),
        objectives: plainObjectives(OBJECTIVES),
        alerts: parts.alerts.ladders,
        runbooks: parts.alerts.runbooks,
    };
}
