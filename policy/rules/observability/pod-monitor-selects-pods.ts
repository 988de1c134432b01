import { labelsAt, selects } from "../../clouds/kubernetes/labels.ts";
import { beside, POD_MONITOR, SERVICE, SERVICE_MONITOR } from "../../clouds/kubernetes/objects.ts";
import { containersOf, podLabels, portsOf, WORKLOADS } from "../../clouds/kubernetes/workloads.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readPart, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-monitor-selects-pods",
    title: "A monitor finds what it is to measure, at a port that exists",
    severity: "high",
    concern: "observability",
    types: [POD_MONITOR, SERVICE_MONITOR],
    breaks: "there are no metrics, and alerts on them stay silent while users get errors",
    remedy: '{ spec: { selector: { matchLabels: { app: "<app>" } } } }',
    sources: [{ url: "https://prometheus-operator.dev/docs/developer/getting-started/", read: "2026-11-22" }],
    requirements: ["HB-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (monitor, _settings, graph) => {
        // One that looks into other namespaces finds what this stack may not hold.
        if (known(readPart(monitor, "spec.namespaceSelector")) !== undefined) return undefined;
        const selector = known(readPart(monitor, "spec.selector"));
        const forPods = monitor.type === POD_MONITOR;
        const found = beside(graph, monitor, ...(forPods ? WORKLOADS : [SERVICE])).filter(
            (one) =>
                selector !== undefined &&
                selects(selector, forPods ? podLabels(one) : labelsAt(one, "metadata.labels")),
        );
        if (found.length === 0)
            return fail(
                monitor,
                `no ${forPods ? "pods" : "Service"} of its namespace and cluster have all labels that it selects`,
            );
        const asked = (known(readParts(monitor, forPods ? "spec.podMetricsEndpoints" : "spec.endpoints")) ?? []).map(
            (endpoint) => known(readString(endpoint, "port")),
        );
        const lost = asked.find((port) => port !== undefined && !found.some((one) => namesOf(one).includes(port)));
        return lost === undefined
            ? pass(monitor, `measures ${found.map(({ name }) => name).join(", ")}`)
            : fail(monitor, `asks at port ${lost}, which nothing that it selects has`);
    },
});

function namesOf(measured: Resource): readonly (number | string)[] {
    if (measured.type !== SERVICE) return containersOf(measured).flatMap(portsOf);
    const ports: readonly Readable[] = known(readParts(measured, "spec.ports")) ?? [];
    return ports.flatMap((port) => known(readString(port, "name")) ?? []);
}
