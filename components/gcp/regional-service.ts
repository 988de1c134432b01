import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { type Probe, probeProblems } from "../core/probe.ts";
import { type Scaling, scalingProblems } from "../core/scaling.ts";
import type { RegionNetwork } from "./network.ts";

export interface RegionalServiceArgs {
    readonly project: string;
    readonly region: string;
    /** Image by digest, so that both regions run the same bits. */
    readonly image: string;
    readonly scaling: Scaling;
    readonly resources: { readonly cpu: string; readonly memory: string };
    /** Longest time a request may take. */
    readonly requestTimeout: Duration;
    readonly probes: { readonly startup: Probe; readonly liveness: Probe; readonly readiness: Probe };
    /** Who may reach it: the region's load balancer, or callers inside the project only. */
    readonly reachableFrom: "load-balancer" | "project";
    readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
    readonly serviceAccount: pulumi.Input<string>;
    readonly network: RegionNetwork;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** The arguments that decide the service's shape, checked. Throws on a moving image tag, odd probes or odd scaling. */
export function planRegionalService(name: string, args: Pick<RegionalServiceArgs, "image" | "scaling" | "probes">) {
    const problems: Problem[] = [...scalingProblems(args.scaling, "scaling")];
    for (const kind of ["startup", "liveness", "readiness"] as const)
        problems.push(...probeProblems(args.probes[kind], `probes.${kind}`));
    if (!DIGEST.test(args.image)) {
        problems.push({
            path: "image",
            reason: `must end in @sha256:<64 hexadecimal digits> so that both regions run the same bits, got ${args.image}`,
        });
    }
    refuse(`RegionalService ${name}`, problems);
    return {
        serviceName: cloudName("google-cloud-run", name),
        startupProbe: healthProbe(args.probes.startup),
        livenessProbe: healthProbe(args.probes.liveness),
        readinessProbe: { ...healthProbe(args.probes.readiness), successThreshold: args.probes.readiness.successes },
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

    constructor(name: string, args: RegionalServiceArgs, options?: ComponentOptions) {
        super("gcp:RegionalService", name, options);
        const { serviceName, ...probes } = planRegionalService(name, args);
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
                            resources: { limits: { ...args.resources }, startupCpuBoost: true },
                            envs: Object.entries(args.environment).map(([variable, value]) => ({
                                name: variable,
                                value,
                            })),
                            ...probes,
                        },
                    ],
                },
                traffics: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }],
            },
            this.inside(args.provider),
        );
        this.serviceName = service.name;
        this.registerOutputs({ serviceName: this.serviceName, region: args.region });
    }
}
