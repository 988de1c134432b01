import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { COLOURS, type Colour } from "../core/colours.ts";
import type { Duration } from "../core/duration.ts";
import { type GracefulShutdown, gracefulShutdownProblems } from "../core/graceful-shutdown.ts";
import { planAutoscaler, type WorkloadScaling, workloadScalingProblems } from "./autoscaler.ts";
import {
    companion,
    type PodContainer,
    type PodVolume,
    podContainer,
    podContainerProblems,
    podSecurity,
    podVolumes,
} from "./pod.ts";
import { kubernetesProbe, type WorkloadProbes, workloadProbeProblems } from "./probe.ts";
import { type TrafficRules, trafficRuleProblems } from "./traffic-rules.ts";
import { zoneSpread } from "./zone-spread.ts";

export interface WebWorkloadPlanArgs {
    /** Name of the Service, and of the pods' label `app`. */
    readonly app: string;
    /** The image of each colour by digest; requests go to `live`. With one colour a new image rolls through the pods. */
    readonly releases: { readonly live: Colour; readonly images: Readonly<Partial<Record<Colour, string>>> };
    /** `healthPort` answers probes where `port` cannot, as behind TLS. Default: `port`. */
    readonly container: Omit<PodContainer, "name" | "image"> & { readonly port: number; readonly healthPort?: number };
    /** Run to their end, in order, before anything else starts. Default: none. */
    readonly preparations?: readonly PodContainer[];
    /** Run beside the container, started before it and ended after it. Default: none. */
    readonly companions?: readonly Companion[];
    /** Volumes that containers mount, by name. Default: none. */
    readonly volumes?: Readonly<Record<string, PodVolume>>;
    /** When a pod has started, when it is restarted, when it takes requests. */
    readonly probes: WorkloadProbes;
    /** Pods kept, the ceiling, and the load that adds one. */
    readonly scaling: WorkloadScaling;
    /** Pods that the colour without requests keeps; 1 or more. */
    readonly idle: number;
    /** Nothing runs. Default: false. */
    readonly asleep?: boolean;
    /** How long a pod that ends waits, finishes and is let live. */
    readonly shutdown: GracefulShutdown;
    /** Zones that have nodes. */
    readonly zones: number;
    /** Numeric user that the image's program runs as; not 0. */
    readonly user: number;
    /** Who may connect, and what it may reach. */
    readonly traffic: TrafficRules;
    readonly labels: Readonly<Record<string, string>>;
}

/** What comes after it waits until it answers at `ready`. Default: until it runs. */
export type Companion = PodContainer & { readonly ready?: { readonly port: number; readonly path: string } };

/** One colour's Deployment with what scales it and what keeps it standing. */
export interface ColourPlan {
    readonly colour: Colour;
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly deployment: types.input.apps.v1.DeploymentSpec;
    readonly autoscaler: types.input.autoscaling.v2.HorizontalPodAutoscalerSpec;
    readonly budget: types.input.policy.v1.PodDisruptionBudgetSpec;
}

/** Everything of a workload as data. Throws on whatever would lose requests, a zone or a rollback, all at once. */
export function planWebWorkload(name: string, args: WebWorkloadPlanArgs, account: pulumi.Input<string>) {
    refuse(`WebWorkload ${name}`, problemsOf(args));
    const { app, releases } = args;
    const colours = COLOURS.flatMap((colour) => {
        const image = releases.images[colour];
        return image === undefined ? [] : [planColour(colour, image, args, account)];
    });
    const ports = [{ name: "http", port: args.container.port, targetPort: "http", protocol: "TCP" }];
    return { colours, selector: { app, colour: releases.live }, ports };
}

function problemsOf(args: WebWorkloadPlanArgs): Problem[] {
    const { releases, container, preparations = [], companions = [], volumes = {} } = args;
    const problems: Problem[] = [];
    if (releases.images[releases.live] === undefined) {
        problems.push({
            path: "releases.live",
            reason: `must be a colour that has an image (${Object.keys(releases.images).join(", ") || "none"}), got ${releases.live}`,
        });
    }
    if (args.idle < 1)
        problems.push({ path: "idle", reason: `must be at least 1 to have a release to go back to, got ${args.idle}` });
    if (args.zones < 2)
        problems.push({ path: "zones", reason: `must be at least 2 so that one can be lost, got ${args.zones}` });
    if (args.user < 1) problems.push({ path: "user", reason: `must not be root, got ${args.user}` });
    const images = Object.entries(releases.images).map(([name, image]) => ({ ...container, name, image: image ?? "" }));
    return [
        ...problems,
        ...podContainerProblems(images, volumes, "releases.images"),
        ...podContainerProblems([...preparations, ...companions], volumes, "containers"),
        ...workloadProbeProblems(args.probes),
        ...workloadScalingProblems(args.scaling),
        ...gracefulShutdownProblems(args.shutdown),
        ...trafficRuleProblems(args.traffic),
    ];
}

function planColour(
    colour: Colour,
    image: string,
    args: WebWorkloadPlanArgs,
    account: pulumi.Input<string>,
): ColourPlan {
    const { app, scaling } = args;
    const name = `${app}-${colour}`;
    const selected = { app, colour };
    const labels = { ...args.labels, ...selected };
    // What waits for the system as a whole says nothing about the release that gets no requests.
    const isLive = colour === args.releases.live;
    const own = isLive ? scaling : { ...scaling, min: Math.min(args.idle, scaling.max), external: [] };
    return {
        colour,
        name,
        labels,
        deployment: {
            // While awake the autoscaler owns the number of pods; to write one here would undo its work at each update.
            ...(args.asleep && { replicas: 0 }),
            revisionHistoryLimit: 10,
            // A pod counts once it has stayed ready for a moment, so that one that dies at once stops the rollout.
            minReadySeconds: 5,
            progressDeadlineSeconds: 600,
            strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
            selector: { matchLabels: selected },
            template: { metadata: { labels }, spec: podOf(image, selected, args, account) },
        },
        autoscaler: planAutoscaler(name, own),
        budget: {
            maxUnavailable: 1,
            unhealthyPodEvictionPolicy: "AlwaysAllow",
            selector: { matchLabels: selected },
        },
    };
}

function podOf(
    image: string,
    selected: Readonly<Record<string, string>>,
    args: WebWorkloadPlanArgs,
    account: pulumi.Input<string>,
): types.input.core.v1.PodSpec {
    const { container, preparations = [], companions = [], volumes = {}, probes, shutdown } = args;
    const asked = container.healthPort === undefined ? "http" : "health";
    const before = [...preparations.map(podContainer), ...companions.map((one) => companion(one, readyProbe(one)))];
    return {
        serviceAccountName: account,
        securityContext: podSecurity(args.user),
        terminationGracePeriodSeconds: shutdown.grace.seconds,
        topologySpreadConstraints: zoneSpread(selected, args.zones),
        ...(before.length > 0 && { initContainers: before }),
        containers: [
            {
                ...podContainer({ ...container, name: args.app, image }),
                ports: portsOf(container),
                startupProbe: kubernetesProbe(probes.startup, asked),
                livenessProbe: kubernetesProbe(probes.liveness, asked),
                readinessProbe: kubernetesProbe(probes.readiness, asked),
                lifecycle: { preStop: sleep(shutdown.preStop) },
            },
        ],
        ...(Object.keys(volumes).length > 0 && { volumes: podVolumes(volumes) }),
    };
}

function portsOf({ port, healthPort }: WebWorkloadPlanArgs["container"]): types.input.core.v1.ContainerPort[] {
    const health = healthPort === undefined ? [] : [{ name: "health", containerPort: healthPort, protocol: "TCP" }];
    return [{ name: "http", containerPort: port, protocol: "TCP" }, ...health];
}

function readyProbe({ ready }: Companion): types.input.core.v1.Probe | undefined {
    return ready && { httpGet: ready, periodSeconds: 1, failureThreshold: 60 };
}

function sleep(duration: Duration): types.input.core.v1.LifecycleHandler {
    return { sleep: { seconds: duration.seconds } };
}
