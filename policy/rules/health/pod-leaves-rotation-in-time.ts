import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { detectionSeconds, probeDocs, probeOf } from "../../clouds/kubernetes/probes.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-leaves-rotation-in-time",
    title: "A pod that cannot answer is out of rotation within half a minute",
    severity: "high",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "its share of the requests fails for as long as the readiness probe takes to notice",
    remedy: "{ spec: { template: { spec: { containers: [{ readinessProbe: { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 } }] } } } }",
    sources: [probeDocs],
    requirements: ["HB-02", "HB-09"],
    whenUnknown: "unknown",
    settings: { seconds: 30 },
    judge: (workload, { seconds }) => {
        const times = containersOf(workload).flatMap((container) => {
            const probe = probeOf(container, "readinessProbe");
            return probe === undefined ? [] : [{ name: containerName(container), found: detectionSeconds(probe) }];
        });
        if (times.length === 0) return undefined;
        const slow = times.find(({ found }) => found > seconds);
        return slow === undefined
            ? pass(workload, `leaves after ${times.map(({ found }) => found).join(", ")} s`)
            : fail(
                  workload,
                  `readinessProbe of ${slow.name} takes ${slow.found} s (period x failures + timeout), at most ${seconds} s are allowed`,
              );
    },
});
