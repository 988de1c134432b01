import { EdgeRouter } from "../../../components/cloudflare/edge-router.ts";
import { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import { refuse } from "../../../components/core/argument-error.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Component, type ComponentOptions } from "../../../components/core/component.ts";
import { objectivesProblems, plainObjectives } from "../../../components/core/objectives.ts";
import { byName } from "../../../components/core/region-pair.ts";
import { AuditLog } from "../../../components/gcp/audit-log.ts";
import { BypassName } from "../../../components/gcp/bypass-name.ts";
import { ConfigurationBackup } from "../../../components/gcp/configuration-backup.ts";
import { FirestoreDatabase } from "../../../components/gcp/firestore-database.ts";
import { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import { ReplicatedSecret } from "../../../components/gcp/replicated-secret.ts";
import { ValkeyPair } from "../../../components/gcp/valkey-pair.ts";
import { createOrigins, originHosts, proofsOf } from "../origins.ts";
import { membersOf } from "../services.ts";
import { inBothRegions, inNoRegion, type SystemPlatform } from "../system-platform.ts";
import type { EstaTrackerConfig } from "./config.ts";
import { backupPlans, OBJECTIVES } from "./objectives.ts";
import { createObservability } from "./observability.ts";
import { type EstaTrackerOutputs, estaTrackerOutputs } from "./outputs.ts";
import { routerConfig } from "./routing.ts";
import { createService } from "./services.ts";
import { BYPASS_PROBE, BYPASS_TIME_TO_LIVE, HEALTH_PATHS, INDEXES } from "./tables.ts";

export interface EstaTrackerArgs extends EstaTrackerConfig {
    readonly platform: SystemPlatform;
}

/** Time tracking for tenants: Firestore over two regions, the API in both, Cloudflare in front (ET-01 to ET-18). */
export class EstaTracker extends Component {
    readonly outputs: EstaTrackerOutputs;

    constructor(name: string, args: EstaTrackerArgs, options?: ComponentOptions) {
        // Nothing can be made before the project's APIs are enabled.
        super("systems:EstaTracker", name, { after: [args.platform.google.services], ...options });
        refuse(`EstaTracker ${name}`, objectivesProblems(OBJECTIVES));
        const { regions, cloudflare: edge } = args.platform;
        const backups = backupPlans(args.auditLocked);
        const base = inNoRegion(name, args.platform);
        const both = inBothRegions(name, args.platform);
        const inside = { parent: this };

        // What is kept.
        const registry = new ImageRegistry(name, { ...base, location: "us" }, inside);
        const store = new FirestoreDatabase(
            `${name}-store`,
            { ...base, location: "nam5", backup: backups.firestore, indexes: INDEXES },
            inside,
        );
        const cache = new ValkeyPair(`${name}-cache`, { ...both, ...args.cache }, inside);
        new AuditLog(`${name}-audit`, { ...base, location: "global", retention: backups.audit }, inside);
        new ConfigurationBackup(
            `${name}-configuration`,
            {
                ...both,
                plan: backups.configuration,
                image: args.backup.image,
                environment: { DATABASE: store.database },
            },
            { ...inside, after: [registry] },
        );

        // What runs.
        const api = createService("api", name, args, { registry, store, cache }, this);
        const functions = createService("functions", name, args, { registry, store, cache }, this);
        const secretId = `${name}-session-key`;
        const readers = membersOf({ api, functions });
        const secret = new ReplicatedSecret(secretId, { ...base, secretId, regions, readers }, inside);

        // How requests get there: by probes, by real answers, and without the edge.
        const hosts = originHosts(args.host, regions);
        const entrance = (region: string) => ({
            serviceName: inRegion(api.services, region).serviceName,
            furtherHosts: [args.bypass.host],
            requestsPerMinute: args.requestsPerMinute,
        });
        const origins = createOrigins(name, args.platform, hosts, entrance, this);
        const addresses = forRegions(regions, (region) => inRegion(origins, region).address);
        const balancer = new RegionLoadBalancer(
            name,
            {
                ...edge,
                host: args.host,
                regions,
                origins: forRegions(regions, (region) => ({
                    host: inRegion(hosts, region),
                    address: inRegion(addresses, region),
                })),
                healthPath: HEALTH_PATHS.all,
                failover: OBJECTIVES.triggers.errorRate.failover,
            },
            inside,
        );
        const config = routerConfig(name, args, regions, hosts);
        const router = new EdgeRouter(`${name}-router`, { ...edge, host: args.host, config }, inside);
        const bypass = new BypassName(
            `${name}-bypass`,
            {
                ...base,
                ...args.bypass,
                regions,
                addresses,
                probe: BYPASS_PROBE,
                timeToLive: BYPASS_TIME_TO_LIVE,
                objective: OBJECTIVES.triggers.partition.failover,
                proofs: byName(regions).flatMap((region) => proofsOf(inRegion(origins, region), args.bypass.host)),
            },
            inside,
        );

        // What is watched.
        const alerts = createObservability(name, args, hosts, balancer, this);

        const parts = {
            registry,
            store,
            cache,
            api,
            functions,
            secret,
            hosts,
            origins,
            balancer,
            router,
            bypass,
            alerts,
        };
        this.outputs = estaTrackerOutputs(args, parts);
        this.registerOutputs({
            system: name,
            regions,
            objectives: plainObjectives(OBJECTIVES),
            backups: {
                firestoreDays: backups.firestore.keep.days,
                configurationDays: backups.configuration.keep.days,
                auditDays: backups.audit.keep.days,
            },
            endpoints: this.outputs.endpoints,
            health: HEALTH_PATHS,
        });
    }
}
