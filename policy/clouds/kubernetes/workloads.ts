/** What rules need to know about what runs pods. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readPart, readParts, readString } from "../../graph/read.ts";
import { includes, type Labels, labelsAt, selects } from "./labels.ts";
import {
    AUTOSCALER,
    BUDGET,
    beside,
    CRON_JOB,
    DAEMON_SET,
    DEPLOYMENT,
    JOB,
    kindOf,
    nameOf,
    POD,
    SERVICE,
    STATEFUL_SET,
} from "./objects.ts";

/** Workloads that keep a number of pods running. */
export const REPLICATED: readonly string[] = [DEPLOYMENT, STATEFUL_SET];
/** Everything that makes pods, and pods themselves. */
export const WORKLOADS: readonly string[] = [...REPLICATED, DAEMON_SET, JOB, CRON_JOB, POD];

/** Where a workload describes its pods: the path of what holds `metadata` and `spec`. */
function templatePath(workload: Resource): string {
    if (workload.type === POD) return "";
    return workload.type === CRON_JOB ? "spec.jobTemplate.spec.template." : "spec.template.";
}

/** What its pods are made from. Throws where a workload has none, which Kubernetes would not take. */
export function podSpec(workload: Resource): Readable {
    const path = `${templatePath(workload)}spec`;
    const spec = known(readPart(workload, path));
    if (spec === undefined) throw new TypeError(`${path} must be set`);
    return spec;
}

export function podLabels(workload: Resource): Labels {
    return labelsAt(workload, `${templatePath(workload)}metadata.labels`);
}

/** The containers that a pod is there for. */
export function mainContainers(workload: Resource): readonly Readable[] {
    return known(readParts(podSpec(workload), "containers")) ?? [];
}

/** All containers: those that prepare, those beside the main ones, and the main ones. */
export function containersOf(workload: Resource): readonly Readable[] {
    return [...(known(readParts(podSpec(workload), "initContainers")) ?? []), ...mainContainers(workload)];
}

export function containerName(container: Readable): string {
    return known(readString(container, "name")) ?? container.path;
}

/** Services that send requests to the workload's pods. A Service without a selector chooses nothing. */
export function servicesOf(graph: Graph, workload: Resource): readonly Resource[] {
    const labels = podLabels(workload);
    return beside(graph, workload, SERVICE).filter((service) => serviceSelects(service, labels));
}

/** Whether a Service's selector, a plain map of labels, chooses pods with these labels. */
export function serviceSelects(service: Resource, labels: Labels): boolean {
    const selector = labelsAt(service, "spec.selector");
    return selector.size > 0 && includes(labels, selector);
}

/** The workloads that an object's selector at a path chooses pods of; `undefined` when it has no selector there. */
export function selectedWorkloads(graph: Graph, object: Resource, path: string): readonly Resource[] | undefined {
    const selector = known(readPart(object, path));
    if (selector === undefined) return undefined;
    return beside(graph, object, ...WORKLOADS).filter((workload) => selects(selector, podLabels(workload)));
}

export function budgetsOf(graph: Graph, workload: Resource): readonly Resource[] {
    const labels = podLabels(workload);
    return beside(graph, workload, BUDGET).filter((budget) => {
        const selector = known(readPart(budget, "spec.selector"));
        return selector !== undefined && selects(selector, labels);
    });
}

/** Autoscalers that name the workload by kind and name. */
export function autoscalersOf(graph: Graph, workload: Resource): readonly Resource[] {
    return beside(graph, workload, AUTOSCALER).filter((autoscaler) => isTarget(autoscaler, workload));
}

/** Whether an autoscaler of the same namespace scales the workload. */
export function isTarget(autoscaler: Resource, workload: Resource): boolean {
    return (
        known(readString(autoscaler, "spec.scaleTargetRef.kind")) === kindOf(workload) &&
        known(readString(autoscaler, "spec.scaleTargetRef.name")) === nameOf(workload)
    );
}

/** Pods that an autoscaler keeps when `minReplicas` is unset (https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/, 2026-11-22). */
const DEFAULT_MINIMUM = 1;

/**
 * The fewest pods that a workload is kept at. An autoscaler stands in for `replicas`, unless the program asks for zero:
 * then it rests and does nothing.
 */
export function minimumPods(graph: Graph, workload: Resource): number {
    const [autoscaler] = autoscalersOf(graph, workload);
    const asked = workload.asked && known(readNumber(workload.asked, "spec.replicas"));
    if (asked === 0) return 0;
    if (autoscaler !== undefined) return known(readNumber(autoscaler, "spec.minReplicas")) ?? DEFAULT_MINIMUM;
    return known(readNumber(workload, "spec.replicas")) ?? DEFAULT_MINIMUM;
}

/** The most pods that a workload can grow to. */
export function maximumPods(graph: Graph, workload: Resource): number {
    const [autoscaler] = autoscalersOf(graph, workload);
    const most = autoscaler && known(readNumber(autoscaler, "spec.maxReplicas"));
    return most ?? known(readNumber(workload, "spec.replicas")) ?? DEFAULT_MINIMUM;
}

/** The ports that a container says it listens on, by number and by name. */
export function portsOf(container: Readable): readonly (number | string)[] {
    return (known(readParts(container, "ports")) ?? []).flatMap((port) =>
        [known(readNumber(port, "containerPort")) ?? [], known(readString(port, "name")) ?? []].flat(),
    );
}

/** The main containers that take requests: those with ports, or all where none names any. */
export function servingContainers(workload: Resource): readonly Readable[] {
    const all = mainContainers(workload);
    const listening = all.filter((container) => portsOf(container).length > 0);
    return listening.length > 0 ? listening : all;
}
