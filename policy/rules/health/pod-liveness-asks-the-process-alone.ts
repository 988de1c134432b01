import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { probeDocs, probeOf } from "../../clouds/kubernetes/probes.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import type { Readable } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-liveness-asks-the-process-alone",
    title: "A liveness probe asks something else than readiness, and nothing about dependencies",
    severity: "high",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "when the database hiccups every pod is restarted at once, in both regions, and the hiccup becomes an outage",
    remedy: '{ spec: { template: { spec: { containers: [{ livenessProbe: { httpGet: { path: "/health/live" } } }] } } } }',
    sources: [probeDocs],
    requirements: ["AG-02", "HB-06"],
    whenUnknown: "unknown",
    settings: {
        /** Last segments of paths that answer for a dependency. */
        dependencySegments: ["db", "database", "cache", "redis", "ready", "readiness"],
    },
    judge: (workload, { dependencySegments }) => {
        const asked = containersOf(workload).filter((container) => probeOf(container, "livenessProbe") !== undefined);
        if (asked.length === 0) return undefined;
        const wrong = asked
            .map((container) => problemOf(container, dependencySegments))
            .find((one) => one !== undefined);
        return wrong === undefined ? pass(workload, "its livenessProbe asks for the process") : fail(workload, wrong);
    },
});

function problemOf(container: Readable, segments: readonly string[]): string | undefined {
    const liveness = probeOf(container, "livenessProbe");
    const name = containerName(container);
    if (liveness === undefined) return undefined;
    // An open port says no more than that the process lives.
    if (liveness.asks === probeOf(container, "readinessProbe")?.asks && !liveness.asks.startsWith("tcpSocket"))
        return `livenessProbe and readinessProbe of ${name} ask the same, ${liveness.asks.trim()}`;
    const path = liveness.path?.replace(/[?#].*$/, "").replace(/(?<=.)\/$/, "");
    if (path !== undefined && segments.includes(path.slice(path.lastIndexOf("/") + 1)))
        return `livenessProbe of ${name} asks ${path}, which answers for a dependency`;
    return undefined;
}
