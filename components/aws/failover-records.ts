import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type ByRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { type Probe, worstCaseDetection } from "../core/probe.ts";
import { type RegionPair, readerOf } from "../core/region-pair.ts";

/** A load balancer's own name and the zone that it lies in. */
export interface Entrance {
    readonly dnsName: pulumi.Output<string>;
    readonly zoneId: pulumi.Output<string>;
    /** Ready once it answers. */
    readonly listening: pulumi.Resource;
}

export interface FailoverRecordsArgs {
    readonly zoneId: pulumi.Input<string>;
    /** The name that moves: `api.example.com`. Each region also gets its own: `api-us-east-1.example.com`. */
    readonly host: string;
    readonly regions: RegionPair;
    /** Load balancer of each region, as an alias names it. */
    readonly entrances: ByRegion<Entrance>;
    /** Paths that are only watched: what they say moves nobody. Default: none. */
    readonly watchedPaths?: readonly string[];
    /** What is asked of each region, how often, and after how many failures it is given up. */
    readonly probe: { readonly path: string; readonly interval: Duration; readonly failures: number };
    /** How soon clients must be sent to the other region after one is lost. */
    readonly objective: Duration;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/**
 * Intervals that Route 53 probes at, and how long it waits: 4 s for the connection, then 2 s for the answer
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html, 2026-11-22).
 */
const INTERVALS = [10, 30];
const PATIENCE = Duration.seconds(6);

/** What only people read is asked for less often, which costs less. */
const WATCHED_EVERY = Duration.seconds(30);

/** Time that resolvers keep an alias to a load balancer (.../resource-record-sets-choosing-alias-non-alias.html, 2026-11-22). */
const ALIAS_TIME_TO_LIVE = Duration.seconds(60);

/** Each region's own name, and the longest time until clients are sent elsewhere. Throws when that misses the objective. */
export function planFailoverRecords(
    name: string,
    args: Pick<FailoverRecordsArgs, "host" | "regions" | "probe" | "objective">,
) {
    const { path, interval, failures } = args.probe;
    const problems: Problem[] = [];
    if (!INTERVALS.includes(interval.seconds)) {
        problems.push({ path: "probe.interval", reason: `must be 10 s or 30 s, got ${interval}` });
    }
    if (!Number.isInteger(failures) || failures < 1 || failures > 10) {
        problems.push({ path: "probe.failures", reason: `must lie between 1 and 10, got ${failures}` });
    }
    const probe: Probe = { path, interval, timeout: PATIENCE, retries: 0, failures, successes: failures };
    const detection = worstCaseDetection(probe);
    const worstCase = Duration.milliseconds(detection.milliseconds + ALIAS_TIME_TO_LIVE.milliseconds);
    if (worstCase.milliseconds > args.objective.milliseconds) {
        problems.push({
            path: "probe",
            reason: `must move clients within ${args.objective}: ${detection} to find out and ${ALIAS_TIME_TO_LIVE} that resolvers keep the old answer, got ${worstCase}`,
        });
    }
    refuse(`FailoverRecords ${name}`, problems);
    const [label = "", ...domain] = args.host.split(".");
    return {
        worstCase,
        hosts: forRegions(args.regions, (region) => [`${label}-${region}`, ...domain].join(".")),
        writerHost: `_writer.${args.host}`,
        // Roles are the records' identity, regions are not: a change of writer then changes where both point, in place.
        // Were it the other way round, two records would both be PRIMARY for a moment, which Route 53 refuses.
        roles: [
            { role: "primary", type: "PRIMARY", region: args.regions.writer },
            { role: "secondary", type: "SECONDARY", region: readerOf(args.regions) },
        ],
    } as const;
}

/**
 * One name for two regions: it answers with the writer region's load balancer while that is healthy, seen from outside
 * and by the load balancer itself, and with the other's otherwise.
 */
export class FailoverRecords extends Component {
    /** The name that reaches one region and no other. */
    readonly hosts: ByRegion<string>;
    /**
     * Its text is the writer region. Instances ask it, so a change of writer reaches them without touching any of them,
     * the lost region's least of all.
     */
    readonly writerHost: string;

    constructor(name: string, args: FailoverRecordsArgs, options?: ComponentOptions) {
        super("aws:FailoverRecords", name, options);
        const { hosts, writerHost, roles, worstCase } = planFailoverRecords(name, args);
        const checks = forRegions(args.regions, (region) => this.checked(region, inRegion(hosts, region), args));
        for (const { role, type, region } of roles) {
            new aws.route53.Record(
                this.child(role),
                {
                    zoneId: args.zoneId,
                    name: args.host,
                    type: "A",
                    setIdentifier: role,
                    failoverRoutingPolicies: [{ type }],
                    healthCheckId: inRegion(checks, region).id,
                    aliases: [this.alias(region, args)],
                },
                this.inside(args.provider),
            );
        }
        const other = { ...args.probe, interval: WATCHED_EVERY };
        for (const path of args.watchedPaths ?? []) {
            this.check(`watched${path.replaceAll("/", "-")}`, args.host, { ...other, path }, args, []);
        }
        new aws.route53.Record(
            this.child("writer"),
            {
                zoneId: args.zoneId,
                name: writerHost,
                type: "TXT",
                ttl: ALIAS_TIME_TO_LIVE.seconds,
                records: [args.regions.writer],
            },
            this.inside(args.provider),
        );
        this.hosts = hosts;
        this.writerHost = writerHost;
        this.registerOutputs({ host: args.host, hosts, worstCaseSeconds: worstCase.seconds });
    }

    private checked(region: string, host: string, args: FailoverRecordsArgs): aws.route53.HealthCheck {
        const record = new aws.route53.Record(
            this.child(region),
            { zoneId: args.zoneId, name: host, type: "A", aliases: [this.alias(region, args)] },
            this.inside(args.provider),
        );
        return this.check(`${region}-check`, host, args.probe, args, [
            record,
            inRegion(args.entrances, region).listening,
        ]);
    }

    private check(
        role: string,
        host: string,
        { path, interval, failures }: FailoverRecordsArgs["probe"],
        { tags, provider }: FailoverRecordsArgs,
        after: readonly pulumi.Resource[],
    ): aws.route53.HealthCheck {
        return new aws.route53.HealthCheck(
            this.child(role),
            {
                type: "HTTPS",
                fqdn: host,
                port: 443,
                resourcePath: path,
                requestInterval: interval.seconds,
                failureThreshold: failures,
                enableSni: true,
                measureLatency: true,
                // A check that is off counts as healthy: the name would never leave the region.
                disabled: false,
                invertHealthcheck: false,
                tags: { ...tags, Name: `${host}${path}` },
            },
            this.inside(provider, { after }),
        );
    }

    private alias(region: string, { entrances }: FailoverRecordsArgs) {
        const { dnsName, zoneId } = inRegion(entrances, region);
        return { name: dnsName, zoneId, evaluateTargetHealth: true };
    }
}
