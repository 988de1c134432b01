import { nginxOf } from "../../clouds/kubernetes/nginx.ts";
import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { graceSeconds, preStopOf } from "../../clouds/kubernetes/shutdown.ts";
import { mainContainers, servicesOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-outlasts-its-shutdown",
    title: "A pod is killed only after it had time to wait and to answer what it has",
    severity: "high",
    concern: "deployment",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "requests that have begun are cut off with each rollout, scale-down and drained node",
    remedy: "{ spec: { template: { spec: { terminationGracePeriodSeconds: 120 } } } }",
    sources: [kubernetesDocs("concepts/workloads/pods/pod-lifecycle")],
    requirements: ["HB-07", "AG-03"],
    whenUnknown: "unknown",
    /** What running requests are given where the program in the container does not say. */
    settings: { drainSeconds: 30 },
    judge: (workload, { drainSeconds }, graph) => {
        if (servicesOf(graph, workload).length === 0) return undefined;
        const waits = Math.max(0, ...mainContainers(workload).map((one) => preStopOf(one)?.seconds ?? 0));
        const drain = nginxOf(graph, workload)?.drainSeconds ?? drainSeconds;
        const grace = graceSeconds(workload);
        const parts = `${waits} s before it stops and ${drain} s for requests`;
        return grace >= waits + drain
            ? pass(workload, `has ${grace} s, of which ${parts}`)
            : fail(
                  workload,
                  `has ${grace} s, and needs ${waits + drain} s: ${parts}; set terminationGracePeriodSeconds`,
              );
    },
});
