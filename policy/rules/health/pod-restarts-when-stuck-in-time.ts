import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { detectionSeconds, probeDocs, probeOf } from "../../clouds/kubernetes/probes.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-restarts-when-stuck-in-time",
    title: "A stuck process is restarted within 100 seconds",
    severity: "medium",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "a pod that hangs is missing for minutes, and the others carry its load for as long",
    remedy: "{ spec: { template: { spec: { containers: [{ livenessProbe: { periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 3 } }] } } } }",
    sources: [probeDocs],
    requirements: ["HB-06"],
    whenUnknown: "unknown",
    /** Three probes, each 30 s, of which the last waits 10 s. */
    settings: { seconds: 100 },
    judge: (workload, { seconds }) => {
        const times = containersOf(workload).flatMap((container) => {
            const probe = probeOf(container, "livenessProbe");
            return probe === undefined ? [] : [{ name: containerName(container), found: detectionSeconds(probe) }];
        });
        if (times.length === 0) return undefined;
        const slow = times.find(({ found }) => found > seconds);
        return slow === undefined
            ? pass(workload, `restarts after ${times.map(({ found }) => found).join(", ")} s`)
            : fail(
                  workload,
                  `livenessProbe of ${slow.name} takes ${slow.found} s (period x failures + timeout), at most ${seconds} s are allowed`,
              );
    },
});
