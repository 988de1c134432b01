import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { BY_DIGEST } from "../core/image-digest.ts";
import { cloudName } from "../core/naming.ts";
import { type Probe, probeProblems } from "../core/probe.ts";
import { type Scaling, scalingProblems } from "../core/scaling.ts";
import type { RegionNetwork } from "./network.ts";

export interface RegionalServiceArgs {
    readonly project: string;
    readonly region: string;
    /** Image by digest, so that both regions run the same bits. */
    readonly image: string;
    /** Instances kept, the ceiling, and requests that one serves at once. */
    readonly scaling: Scaling;
    /** CPUs and memory of an instance: `1`, `512Mi`. */
    readonly resources: { readonly cpu: string; readonly memory: string };
    /** When an instance has its CPU, and is paid for in full. Default: always, so that it can work between requests. */
    readonly cpu?: "always" | "during-requests";
    /** Longest time a request may take. */
    readonly requestTimeout: Duration;
    /** When an instance has started, when it is restarted, when it takes requests. */
    readonly probes: { readonly startup: Probe; readonly liveness: Probe; readonly readiness: Probe };
    /** Who may reach it: the region's load balancer, or callers inside the project only. */
    readonly reachableFrom: "load-balancer" | "project";
    /** Variables of the container. */
    readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
    /** Which revision takes requests. Default: always the newest. */
    readonly release?: Release | undefined;
    /** Mail address of the identity that instances act as. */
    readonly serviceAccount: pulumi.Input<string>;
    readonly network: RegionNetwork;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/**
 * Blue and green as data. `name` is the revision that the arguments describe; `live` is the one that takes requests and may
 * be an older one, which is kept. Anything else that changes in a revision needs a new name as well.
 */
export interface Release {
    readonly name: string;
    readonly live: string;
    /** The revision that was live before: it gets no requests and stays warm, so that a rollback has instances. Default: none. */
    readonly previous?: string | undefined;
    /** Share of requests, in percent, that the new revision gets while another one is live. */
    readonly candidatePercent: number;
}

/** The arguments that decide the service's shape, checked. Throws on a moving image tag, odd probes or odd scaling. */
export function planRegionalService(
    name: string,
    args: Pick<RegionalServiceArgs, "image" | "scaling" | "probes" | "release">,
) {
    const problems: Problem[] = [...scalingProblems(args.scaling, "scaling"), ...releaseProblems(args.release)];
    for (const kind of ["startup", "liveness", "readiness"] as const)
        problems.push(...probeProblems(args.probes[kind], `probes.${kind}`));
    if (!BY_DIGEST.test(args.image)) {
        problems.push({
            path: "image",
            reason: `must end in @sha256:<64 hexadecimal digits> so that both regions run the same bits, got ${args.image}`,
        });
    }
    refuse(`RegionalService ${name}`, problems);
    const serviceName = cloudName("google-cloud-run", name);
    return {
        serviceName,
        ...planTraffic(serviceName, args.release),
        startupProbe: healthProbe(args.probes.startup),
        livenessProbe: healthProbe(args.probes.liveness),
        readinessProbe: { ...healthProbe(args.probes.readiness), successThreshold: args.probes.readiness.successes },
    };
}

/** Revision names share 63 characters with the service's (https://cloud.google.com/run/docs/managing/revisions, 2026-11-22). */
const RELEASE_NAME = /^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/;

function releaseProblems(release: Release | undefined): Problem[] {
    if (!release) return [];
    const { name, live, previous, candidatePercent } = release;
    const problems: Problem[] = [];
    for (const [key, value] of Object.entries({ name, live, ...(previous !== undefined && { previous }) })) {
        if (!RELEASE_NAME.test(value)) {
            problems.push({
                path: `release.${key}`,
                reason: `must be at most 12 lower-case letters, digits and inner dashes, got ${value}`,
            });
        }
    }
    if (previous === live || previous === name) {
        problems.push({
            path: "release.previous",
            reason: `must be neither the live nor the newest revision, got ${previous}`,
        });
    }
    const most = name === live ? 0 : 99;
    if (!Number.isInteger(candidatePercent) || candidatePercent < 0 || candidatePercent > most) {
        problems.push({
            path: "release.candidatePercent",
            reason: `must be ${most === 0 ? "0 while the new revision is live" : "a whole number from 0 to 99"}, got ${candidatePercent}`,
        });
    }
    return problems;
}

/** The revision's name and who gets how many requests. A tagged revision stays warm even when it gets none. */
function planTraffic(serviceName: string, release: Release | undefined) {
    if (!release) return { traffics: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }] };
    const { name, live, previous, candidatePercent } = release;
    const to = (revision: string, percent: number, tag: string) => ({
        type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION",
        revision: `${serviceName}-${revision}`,
        percent,
        tag,
    });
    const candidate = name === live ? [] : [to(name, candidatePercent, "candidate")];
    const before = previous === undefined ? [] : [to(previous, 0, "previous")];
    return {
        revision: `${serviceName}-${name}`,
        traffics: [to(live, 100 - candidatePercent, "live"), ...candidate, ...before],
    };
}

function healthProbe({ path, interval, timeout, failures }: Probe) {
    return {
        httpGet: { path, port: PORT },
        periodSeconds: interval.seconds,
        timeoutSeconds: timeout.seconds,
        failureThreshold: failures,
    };
}

const PORT = 8080;

/** A Cloud Run service in one region, kept warm, reached only the way it is meant to be. */
export class RegionalService extends Component {
    readonly serviceName: pulumi.Output<string>;
    /** Google's own address of the service; empty behind a load balancer, where it is switched off. */
    readonly uri: pulumi.Output<string>;

    constructor(name: string, args: RegionalServiceArgs, options?: ComponentOptions) {
        super("gcp:RegionalService", name, options);
        const { serviceName, revision, traffics, ...probes } = planRegionalService(name, args);
        const service = new gcp.cloudrunv2.Service(
            this.child("service"),
            {
                project: args.project,
                location: args.region,
                name: serviceName,
                labels: args.labels,
                deletionProtection: args.protect,
                ingress:
                    args.reachableFrom === "load-balancer"
                        ? "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
                        : "INGRESS_TRAFFIC_INTERNAL_ONLY",
                defaultUriDisabled: args.reachableFrom === "load-balancer",
                // The load balancer calls without an identity; clients are authenticated at the edge and by the application.
                invokerIamDisabled: args.reachableFrom === "load-balancer",
                template: {
                    ...(revision !== undefined && { revision }),
                    serviceAccount: args.serviceAccount,
                    timeout: args.requestTimeout.toGoogle(),
                    maxInstanceRequestConcurrency: args.scaling.concurrency,
                    scaling: {
                        minInstanceCount: args.scaling.minInstances,
                        maxInstanceCount: args.scaling.maxInstances,
                    },
                    vpcAccess: {
                        egress: "PRIVATE_RANGES_ONLY",
                        networkInterfaces: [{ network: args.network.network, subnetwork: args.network.workloads }],
                    },
                    containers: [
                        {
                            image: args.image,
                            ports: { containerPort: PORT },
                            resources: {
                                limits: { ...args.resources },
                                startupCpuBoost: true,
                                ...(args.cpu === "during-requests" && { cpuIdle: true }),
                            },
                            envs: Object.entries(args.environment).map(([variable, value]) => ({
                                name: variable,
                                value,
                            })),
                            ...probes,
                        },
                    ],
                },
                traffics,
            },
            this.inside(args.provider),
        );
        this.serviceName = service.name;
        this.uri = service.uri;
        this.registerOutputs({ serviceName: this.serviceName, region: args.region });
    }
}
