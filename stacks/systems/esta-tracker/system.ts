import * as cloudflare from "@pulumi/cloudflare";
import * as pulumi from "@pulumi/pulumi";
import { EDGE_IPV4_BLOCKS } from "../../../components/cloudflare/address-ranges.ts";
import { EdgeRouter } from "../../../components/cloudflare/edge-router.ts";
import { HealthNotifications } from "../../../components/cloudflare/health-notifications.ts";
import { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import { refuse } from "../../../components/core/argument-error.ts";
import { Component, type ComponentOptions } from "../../../components/core/component.ts";
import { Duration } from "../../../components/core/duration.ts";
import { objectivesProblems, plainObjectives } from "../../../components/core/objectives.ts";
import { inOrder, type RegionPair } from "../../../components/core/region-pair.ts";
import { labels } from "../../../components/core/tags.ts";
import { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { AuditLog } from "../../../components/gcp/audit-log.ts";
import { AvailabilityObjective } from "../../../components/gcp/availability-objective.ts";
import { BypassName } from "../../../components/gcp/bypass-name.ts";
import { ConfigurationBackup } from "../../../components/gcp/configuration-backup.ts";
import { Dashboard } from "../../../components/gcp/dashboard.ts";
import { FirestoreDatabase } from "../../../components/gcp/firestore-database.ts";
import { ImageRegistry } from "../../../components/gcp/image-registry.ts";
import { LogMetrics } from "../../../components/gcp/log-metrics.ts";
import { NotificationChannels } from "../../../components/gcp/notification-channels.ts";
import { RegionalOrigin } from "../../../components/gcp/regional-origin.ts";
import { ReplicatedSecret } from "../../../components/gcp/replicated-secret.ts";
import { UptimeChecks } from "../../../components/gcp/uptime-checks.ts";
import { ValkeyPair } from "../../../components/gcp/valkey-pair.ts";
import { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import type { SystemPlatform } from "../system-platform.ts";
import type { EstaTrackerConfig } from "./config.ts";
import { backupPlans, OBJECTIVES } from "./objectives.ts";
import { type EstaTrackerOutputs, estaTrackerOutputs } from "./outputs.ts";
import { routerConfig } from "./routing.ts";
import { apiFilters, charts, LOG_METRICS, watchedLadders } from "./signals.ts";
import { BYPASS_PROBE, BYPASS_TIME_TO_LIVE, HEALTH_PATHS, INDEXES, PROBES } from "./tables.ts";

export interface EstaTrackerArgs extends EstaTrackerConfig {
    readonly platform: SystemPlatform;
}

/** Time tracking for tenants: Firestore over two regions, the API in both, Cloudflare in front (ET-01 to ET-18). */
export class EstaTracker extends Component {
    readonly outputs: EstaTrackerOutputs;

    constructor(name: string, args: EstaTrackerArgs, options?: ComponentOptions) {
        super("systems:EstaTracker", name, options);
        refuse(`EstaTracker ${name}`, objectivesProblems(OBJECTIVES));
        const { platform } = args;
        const backups = backupPlans(args.auditLocked);
        const base = new Base(name, platform);
        const inside = { parent: this };

        const registry = new ImageRegistry(name, { ...base.one, location: "us" }, inside);
        const store = new FirestoreDatabase(
            `${name}-store`,
            { ...base.one, location: "nam5", backup: backups.firestore, indexes: INDEXES },
            inside,
        );
        const cache = new ValkeyPair(`${name}-cache`, { ...base.both, ...args.cache }, inside);
        const api = this.service("api", "load-balancer", args, base, store, cache);
        const functions = this.service("functions", "project", args, base, store, cache);
        const secret = new ReplicatedSecret(
            `${name}-session-key`,
            {
                ...base.one,
                secretId: `${name}-session-key`,
                regions: platform.regions,
                readers: memberOf({ api, functions }),
            },
            inside,
        );

        const hosts = originHosts(args.host, platform.regions);
        const origins = this.origins(args, base, api, hosts);
        const balancer = new RegionLoadBalancer(
            name,
            {
                ...platform.cloudflare,
                host: args.host,
                regions: platform.regions,
                origins: mapRegions(platform.regions, (region) => ({
                    host: at(hosts, region),
                    address: at(origins, region).address,
                })),
                healthPath: HEALTH_PATHS.all,
                failover: OBJECTIVES.triggers.errorRate.failover,
            },
            inside,
        );
        const router = new EdgeRouter(
            `${name}-router`,
            { ...platform.cloudflare, host: args.host, config: routerConfig(name, platform.regions, hosts) },
            inside,
        );
        const bypass = new BypassName(
            `${name}-bypass`,
            {
                ...base.one,
                ...args.bypass,
                regions: platform.regions,
                addresses: mapRegions(platform.regions, (region) => at(origins, region).address),
                probe: BYPASS_PROBE,
                timeToLive: BYPASS_TIME_TO_LIVE,
                objective: OBJECTIVES.triggers.partition.failover,
                proofs: Object.values(origins).flatMap(({ proofs }) =>
                    proofs.filter(({ host }) => host === args.bypass.host),
                ),
            },
            inside,
        );

        new AuditLog(`${name}-audit`, { ...base.one, location: "global", retention: backups.audit }, inside);
        new ConfigurationBackup(
            `${name}-configuration`,
            { ...base.both, plan: backups.configuration, image: args.image, environment: { DATABASE: store.database } },
            inside,
        );

        const alerts = this.observe(name, args, base, hosts, balancer);
        this.outputs = estaTrackerOutputs({
            name,
            args,
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
        });
        this.registerOutputs({
            system: name,
            regions: platform.regions,
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

    /** One service in both regions: `api` behind the load balancers, `functions` for callers inside the project. */
    private service(
        role: "api" | "functions",
        reachableFrom: "load-balancer" | "project",
        args: EstaTrackerArgs,
        base: Base,
        store: FirestoreDatabase,
        cache: ValkeyPair,
    ): WarmStandbyService {
        const { cpu, memory, ...scaling } = args[role];
        const { regions, google } = args.platform;
        return new WarmStandbyService(
            this.child(role),
            {
                ...base.both,
                image: args.image,
                scaling,
                resources: { cpu, memory },
                requestTimeout: Duration.seconds(30),
                probes: PROBES,
                reachableFrom,
                environment: (region) => ({
                    ROLE: role,
                    REGION: region,
                    WRITER_REGION: regions.writer,
                    DATABASE: store.database,
                    CACHE: at(cache.endpoints, region),
                }),
                grants: [
                    {
                        role: "datastore.user",
                        only: {
                            title: "only the system's database",
                            expression: pulumi.interpolate`resource.name == "projects/${google.project}/databases/${store.database}"`,
                        },
                    },
                    { role: "memorystore.dbConnectionUser" },
                    { role: "monitoring.metricWriter" },
                ],
            },
            { parent: this },
        );
    }

    /** The regions' entrances, with the records that prove to the certificate authority that the names are ours. */
    private origins(
        args: EstaTrackerArgs,
        base: Base,
        api: WarmStandbyService,
        hosts: Readonly<Record<string, string>>,
    ) {
        const { regions, google, cloudflare: edge } = args.platform;
        return mapRegions(regions, (region) => {
            const origin = new RegionalOrigin(
                this.child(`origin-${region}`),
                {
                    ...base.in(region),
                    serviceName: at(api.services, region).serviceName,
                    hosts: [at(hosts, region), args.bypass.host],
                    network: at(google.networks, region),
                    edgeBlocks: EDGE_IPV4_BLOCKS,
                    requestsPerMinute: args.requestsPerMinute,
                },
                { parent: this },
            );
            for (const proof of origin.proofs.filter(({ host }) => host === hosts[region])) {
                new cloudflare.DnsRecord(
                    this.child(`proof-${region}`),
                    {
                        zoneId: edge.zoneId,
                        name: proof.name.apply(withoutFinalDot),
                        type: proof.type,
                        content: proof.data.apply(withoutFinalDot),
                        ttl: 300,
                        proxied: false,
                    },
                    this.inside(edge.provider),
                );
            }
            return origin;
        });
    }

    /** What is measured, shown, and told to whom. */
    private observe(
        name: string,
        args: EstaTrackerArgs,
        base: Base,
        hosts: Readonly<Record<string, string>>,
        balancer: RegionLoadBalancer,
    ) {
        const { platform } = args;
        const inside = { parent: this };
        const filters = apiFilters(platform.google.project, `${name}-api`);
        const { types: logged } = new LogMetrics(name, { ...base.one, metrics: LOG_METRICS }, inside);
        const channels = new NotificationChannels(name, { ...base.one, recipients: platform.alerts }, inside);
        const runbook = (ladder: string) => `${platform.runbooks}/${name}/${ladder}`;
        const alerts = new AlertPolicies(
            name,
            { ...base.one, ladders: watchedLadders({ filters, logged, runbook }), channels },
            inside,
        );
        new AvailabilityObjective(
            name,
            {
                ...base.one,
                system: name,
                availability: OBJECTIVES.availability,
                latency: { share: 0.95, within: Duration.milliseconds(100) },
                requests: { total: filters.requests, failed: filters.serverErrors },
                latencies: filters.latencies,
            },
            inside,
        );
        new UptimeChecks(
            name,
            {
                ...base.one,
                targets: [
                    ...Object.entries(HEALTH_PATHS).map(([what, path]) => ({
                        name: `public-${what}`,
                        host: args.host,
                        path,
                    })),
                    ...Object.entries(hosts).map(([region, host]) => ({
                        name: `origin-${region}`,
                        host,
                        path: HEALTH_PATHS.all,
                    })),
                    { name: "bypass", host: args.bypass.host, path: HEALTH_PATHS.all },
                ],
            },
            inside,
        );
        new Dashboard(
            name,
            { ...base.one, title: `${name} (${platform.environment})`, charts: charts({ filters, logged }) },
            inside,
        );
        new HealthNotifications(
            name,
            { ...platform.cloudflare, recipients: platform.alerts.critical, pools: Object.values(balancer.poolIds) },
            inside,
        );
        return alerts;
    }
}

/** Arguments that nearly every component of the system takes, for one provider, for one region, or for both. */
class Base {
    readonly #name: string;
    readonly #platform: SystemPlatform;

    constructor(name: string, platform: SystemPlatform) {
        this.#name = name;
        this.#platform = platform;
    }

    in(region: string) {
        const { google, protect, environment } = this.#platform;
        return {
            project: google.project,
            region,
            labels: labels({ system: this.#name, environment }),
            protect,
            provider: at(google.providers, region),
        };
    }

    get one() {
        const { region: _, ...args } = this.in(this.#platform.regions.primary);
        return args;
    }

    get both() {
        const { provider: _, ...args } = this.one;
        const { regions, google } = this.#platform;
        return { ...args, regions, networks: google.networks, providers: google.providers };
    }
}

/** Name of each region's entrance, beside the public name: `us-central1.origin.example.com` for `api.example.com`. */
export function originHosts(host: string, regions: RegionPair): Record<string, string> {
    const domain = host.slice(host.indexOf(".") + 1);
    const label = host.slice(0, host.indexOf("."));
    return mapRegions(regions, (region) => `${region}.${label}-origin.${domain}`);
}

function mapRegions<T>(regions: RegionPair, make: (region: string) => T): Record<string, T> {
    return Object.fromEntries(inOrder(regions).map((region) => [region, make(region)]));
}

function at<T>(byRegion: Readonly<Record<string, T>>, region: string): T {
    const { [region]: value } = byRegion;
    if (value === undefined) throw new RangeError(`nothing is defined for region ${region}`);
    return value;
}

function memberOf(services: Readonly<Record<string, WarmStandbyService>>): Record<string, pulumi.Output<string>> {
    return Object.fromEntries(
        Object.entries(services).flatMap(([role, { identities }]) =>
            Object.entries(identities).map(([region, { member }]) => [`${role}-${region}`, member]),
        ),
    );
}

function withoutFinalDot(name: string): string {
    return name.replace(/\.$/, "");
}
