import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { type Probe, probeDocs, probeOf } from "../../clouds/kubernetes/probes.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-has-time-to-start",
    title: "A container is given time to start before it is restarted",
    severity: "medium",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "on a slow day, when caches are cold and everybody starts at once, pods are killed before they are up, again and again",
    remedy: "{ spec: { template: { spec: { containers: [{ startupProbe: { periodSeconds: 5, failureThreshold: 24 } }] } } } }",
    sources: [probeDocs],
    requirements: ["HB-06", "HB-09"],
    whenUnknown: "unknown",
    settings: { seconds: 30 },
    judge: (workload, { seconds }) => {
        const times = containersOf(workload).flatMap((container) => {
            const probe = probeOf(container, "startupProbe") ?? probeOf(container, "livenessProbe");
            return probe === undefined ? [] : [{ name: containerName(container), given: startSeconds(probe) }];
        });
        if (times.length === 0) return undefined;
        const short = times.find(({ given }) => given < seconds);
        return short === undefined
            ? pass(workload, `its containers have ${times.map(({ given }) => given).join(", ")} s to start`)
            : fail(
                  workload,
                  `container ${short.name} is restarted after ${short.given} s, and needs at least ${seconds} s to start`,
              );
    },
});

function startSeconds({ delaySeconds, periodSeconds, failures }: Probe): number {
    return delaySeconds + periodSeconds * failures;
}
