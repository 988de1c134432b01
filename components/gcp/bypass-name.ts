import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { type Probe, worstCaseDetection } from "../core/probe.ts";
import type { RegionPair } from "../core/region-pair.ts";
import type { ProofRecord } from "./regional-origin.ts";

export interface BypassNameArgs {
    readonly project: string;
    /** A registered domain whose name servers are Cloud DNS, such as `example.net`; not one that the edge serves. */
    readonly domain: string;
    /** The name in that domain which moves. */
    readonly host: string;
    readonly regions: RegionPair;
    /** Public address of each region's origin. */
    readonly addresses: ByRegion<pulumi.Input<string>>;
    /** What is asked of the regions from outside. */
    readonly probe: Probe;
    /** How long resolvers keep an answer. */
    readonly timeToLive: Duration;
    /** How soon clients must be sent to the failover region after the primary is lost. */
    readonly objective: Duration;
    /** Records that prove the name to the certificates of the entrances. */
    readonly proofs: readonly ProofRecord[];
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** Health checks from outside take 30 to 300 seconds between probes (https://cloud.google.com/dns/docs/zones/manage-routing-policies, 2026-11-22). */
const SHORTEST_INTERVAL = Duration.seconds(30);
/** Three places probe from outside; the health check requires exactly three. */
const PROBE_FROM = ["us-east4", "us-west1", "europe-west1"];

/** The health check and the longest time until clients are sent elsewhere. Throws when that misses the objective. */
export function planBypassName(name: string, args: Pick<BypassNameArgs, "probe" | "timeToLive" | "objective">) {
    const problems: Problem[] = [];
    if (args.probe.interval.milliseconds < SHORTEST_INTERVAL.milliseconds) {
        problems.push({
            path: "probe.interval",
            reason: `must be at least ${SHORTEST_INTERVAL}, got ${args.probe.interval}`,
        });
    }
    const worstCase = Duration.milliseconds(worstCaseDetection(args.probe).milliseconds + args.timeToLive.milliseconds);
    if (worstCase.milliseconds > args.objective.milliseconds) {
        problems.push({
            path: "timeToLive",
            reason: `plus detection (${worstCaseDetection(args.probe)}) must be at most ${args.objective}, got ${worstCase}; shorten the probe or the time to live`,
        });
    }
    refuse(`BypassName ${name}`, problems);
    return { worstCase };
}

/**
 * A second way in that does not touch the edge network: for the day that network is down. The name answers with the
 * primary region's address while its health check passes, and with the failover region's otherwise.
 */
export class BypassName extends Component {
    readonly host: string;
    readonly nameServers: pulumi.Output<string[]>;

    constructor(name: string, args: BypassNameArgs, options?: ComponentOptions) {
        super("gcp:BypassName", name, options);
        const { worstCase } = planBypassName(name, args);
        const { project, regions, probe } = args;
        const inside = this.inside(args.provider);
        const zone = new gcp.dns.ManagedZone(
            this.child("zone"),
            {
                project,
                dnsName: `${args.domain}.`,
                description: "Reaches the origins without the edge network",
                dnssecConfig: { state: "on" },
                labels: args.labels,
            },
            { ...inside, protect: args.protect },
        );
        const check = new gcp.compute.HealthCheck(
            this.child("check"),
            {
                project,
                checkIntervalSec: probe.interval.seconds,
                timeoutSec: probe.timeout.seconds,
                unhealthyThreshold: probe.failures,
                healthyThreshold: probe.successes,
                sourceRegions: PROBE_FROM,
                httpsHealthCheck: { host: args.host, port: 443, requestPath: probe.path },
                logConfig: { enable: true },
            },
            inside,
        );
        const endpoint = (region: string) => inRegion(args.addresses, region);
        new gcp.dns.RecordSet(
            this.child("address"),
            {
                project,
                managedZone: zone.name,
                name: `${args.host}.`,
                type: "A",
                ttl: args.timeToLive.seconds,
                routingPolicy: {
                    healthCheck: check.selfLink,
                    primaryBackup: {
                        primary: { externalEndpoints: [endpoint(regions.primary)] },
                        backupGeos: [
                            {
                                location: regions.failover,
                                healthCheckedTargets: { externalEndpoints: [endpoint(regions.failover)] },
                            },
                        ],
                    },
                },
            },
            inside,
        );
        for (const [index, proof] of args.proofs.entries()) {
            new gcp.dns.RecordSet(
                this.child(`proof-${index + 1}`),
                {
                    project,
                    managedZone: zone.name,
                    name: proof.name,
                    type: proof.type,
                    ttl: 300,
                    rrdatas: [proof.data],
                },
                inside,
            );
        }
        this.host = args.host;
        this.nameServers = zone.nameServers;
        this.registerOutputs({ host: args.host, worstCaseSeconds: worstCase.seconds, nameServers: this.nameServers });
    }
}
