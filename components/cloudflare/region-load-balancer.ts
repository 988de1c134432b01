import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { argumentError } from "../core/argument-error.ts";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { type Probe, worstCaseDetection } from "../core/probe.ts";
import { type RegionPair, readerOf } from "../core/region-pair.ts";

export interface RegionLoadBalancerArgs {
    readonly accountId: string;
    readonly zoneId: pulumi.Input<string>;
    /** The public host name, such as `api.example.com`. */
    readonly host: string;
    readonly regions: RegionPair;
    /** By region: the origin's own host name (a DNS-only record is made for it) and its public address. */
    readonly origins: ByRegion<{ readonly host: string; readonly address: pulumi.Input<string> }>;
    /** Path that answers 200 while a region can serve. */
    readonly healthPath: string;
    /** `sticky` keeps a client in its region by a cookie while the region is healthy. Default: `anywhere`. */
    readonly sessions?: "anywhere" | "sticky";
    /** Within this time after a region stops answering, requests must go to the other one. */
    readonly failover: Duration;
    /** Shortest probe interval that the Cloudflare plan allows. */
    readonly shortestInterval: Duration;
    readonly provider: pulumi.ProviderResource;
}

/** Places that probe: three, near the users; never all, or one bad place moves traffic
 * (https://developers.cloudflare.com/load-balancing/troubleshooting/load-balancing-faq/, 2026-11-22). */
const CHECK_REGIONS = ["ENAM", "WEU", "WNAM"];
/** Until all of the edge acts on a pool's state; Cloudflare gives no figure, 5 s is kept as allowance. */
const PROPAGATION = Duration.seconds(5);
/** One immediate second try, so that a single lost packet does not move a region. */
const RETRIES = 1;
const RETURN_AFTER = 3;
/** How long a session stays with its region (1,800 to 604,800 s: https://developers.cloudflare.com/load-balancing/understand-basics/session-affinity/, 2026-11-22). */
const SESSION = Duration.hours(8);

/**
 * The most patient probe that still meets the objective: as many failures in a row, then as long a timeout as fit.
 * Throws when even the most eager probe would be too slow.
 */
export function planProbe(path: string, failover: Duration, shortestInterval: Duration): Probe {
    const probe = (failures: number, timeout: number): Probe => ({
        path,
        interval: shortestInterval,
        timeout: Duration.seconds(timeout),
        retries: RETRIES,
        failures,
        successes: RETURN_AFTER,
    });
    for (const failures of [3, 2, 1]) {
        for (const timeout of [5, 4, 3, 2, 1]) {
            const candidate = probe(failures, timeout);
            if (timeToFailOver(candidate).milliseconds < failover.milliseconds) return candidate;
        }
    }
    throw argumentError("RegionLoadBalancer", [
        {
            path: "failover",
            reason: `must be longer than ${timeToFailOver(probe(1, 1))}, the fastest that probes each ${shortestInterval} can be, got ${failover}; a shorter interval needs a higher Cloudflare plan`,
        },
    ]);
}

/** Longest time from a region's failure until the load balancer sends requests to the other one. */
export function timeToFailOver(probe: Probe): Duration {
    return Duration.milliseconds(worstCaseDetection(probe).milliseconds + PROPAGATION.milliseconds);
}

/** Whether requests of one client stay together. A session whose region is lost goes on in the other one until it is back. */
function affinity(sessions: "anywhere" | "sticky") {
    if (sessions === "anywhere") return { sessionAffinity: "none" };
    return {
        sessionAffinity: "cookie",
        sessionAffinityTtl: SESSION.seconds,
        sessionAffinityAttributes: { samesite: "Lax", secure: "Always", zeroDowntimeFailover: "temporary" },
    };
}

/** Sends a host name's requests to the region that takes writes while it is healthy, and to the other one when it is not. */
export class RegionLoadBalancer extends Component {
    readonly poolIds: ByRegion<pulumi.Output<string>>;
    readonly timeToFailOver: Duration;

    constructor(name: string, args: RegionLoadBalancerArgs, options?: ComponentOptions) {
        super("cloudflare:RegionLoadBalancer", name, options);
        const probe = planProbe(args.healthPath, args.failover, args.shortestInterval);
        const inside = this.inside(args.provider);
        const monitor = new cloudflare.LoadBalancerMonitor(
            this.child("monitor"),
            {
                accountId: args.accountId,
                description: `${name}: ${probe.path}`,
                type: "https",
                method: "GET",
                path: probe.path,
                port: 443,
                interval: probe.interval.seconds,
                timeout: probe.timeout.seconds,
                retries: probe.retries,
                consecutiveDown: probe.failures,
                consecutiveUp: probe.successes,
                expectedCodes: "200",
                followRedirects: false,
                allowInsecure: false,
            },
            inside,
        );
        const first = args.regions.writer;
        const second = readerOf(args.regions);
        const firstPool = this.pool(name, first, monitor, args);
        const secondPool = this.pool(name, second, monitor, args);
        new cloudflare.LoadBalancer(
            this.child("balancer"),
            {
                zoneId: args.zoneId,
                name: args.host,
                description: `${name}: ${first} first, ${second} when it fails`,
                proxied: true,
                enabled: true,
                // "off" is failover order: the first healthy pool takes everything.
                steeringPolicy: "off",
                defaultPools: [firstPool.id, secondPool.id],
                // Used whatever its health: never the pool that has just been given up.
                fallbackPool: secondPool.id,
                adaptiveRouting: { failoverAcrossPools: true },
                ...affinity(args.sessions ?? "anywhere"),
            },
            inside,
        );
        this.poolIds = { [first]: firstPool.id, [second]: secondPool.id };
        this.timeToFailOver = timeToFailOver(probe);
        this.registerOutputs({
            host: args.host,
            timeToFailOverSeconds: this.timeToFailOver.seconds,
            pools: this.poolIds,
        });
    }

    private pool(name: string, region: string, monitor: cloudflare.LoadBalancerMonitor, args: RegionLoadBalancerArgs) {
        const origin = inRegion(args.origins, region);
        const inside = this.inside(args.provider);
        const record = new cloudflare.DnsRecord(
            this.child(`origin-${region}`),
            // DNS-only: the balancer and the router call the origin here; a proxied name would call the edge again.
            { zoneId: args.zoneId, name: origin.host, type: "A", content: origin.address, ttl: 60, proxied: false },
            inside,
        );
        return new cloudflare.LoadBalancerPool(
            this.child(`pool-${region}`),
            {
                accountId: args.accountId,
                name: cloudName("cloudflare-load-balancer-pool", name, region),
                description: `${name} in ${region}`,
                enabled: true,
                minimumOrigins: 1,
                monitor: monitor.id,
                checkRegions: CHECK_REGIONS,
                origins: [
                    {
                        name: region,
                        address: record.name,
                        enabled: true,
                        weight: 1,
                        port: 443,
                        // The certificate and the load balancer know the origin by this name; it also wins over a monitor's Host.
                        header: { hosts: [origin.host] },
                    },
                ],
            },
            inside,
        );
    }
}
