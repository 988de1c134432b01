import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { PROBE_ROLES, probeDocs, probeOf } from "../../clouds/kubernetes/probes.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-probe-ends-before-the-next",
    title: "A probe is answered or given up before the next one is due",
    severity: "low",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "the kubelet waits for one answer past the time of the next, and a dead pod keeps its requests longer than the numbers promise",
    remedy: "{ spec: { template: { spec: { containers: [{ readinessProbe: { periodSeconds: 5, timeoutSeconds: 2 } }] } } } }",
    sources: [probeDocs],
    requirements: ["HB-06", "AG-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        const probes = containersOf(workload).flatMap((container) =>
            PROBE_ROLES.flatMap((role) => {
                const probe = probeOf(container, role);
                return probe === undefined ? [] : [{ container, role, probe }];
            }),
        );
        if (probes.length === 0) return undefined;
        const late = probes.find(({ probe }) => probe.timeoutSeconds > probe.periodSeconds);
        return late === undefined
            ? pass(workload, `its ${probes.length} probes end before the next`)
            : fail(
                  workload,
                  `${late.role} of ${containerName(late.container)} waits ${late.probe.timeoutSeconds} s and is asked each ${late.probe.periodSeconds} s: timeoutSeconds must be at most periodSeconds`,
              );
    },
});
