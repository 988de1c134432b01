import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { probeDocs, probeOf } from "../../clouds/kubernetes/probes.ts";
import { containerName, servicesOf, servingContainers } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-readiness-probe",
    title: "Pods that Services send requests to say when they can take them",
    severity: "critical",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "requests go to pods that still start or have lost their database, and each rollout serves errors",
    remedy: '{ spec: { template: { spec: { containers: [{ readinessProbe: { httpGet: { path: "/readiness", port: "http" }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 } }] } } } }',
    sources: [probeDocs],
    requirements: ["AG-02", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        if (servicesOf(graph, workload).length === 0) return undefined;
        const silent = servingContainers(workload).find((one) => probeOf(one, "readinessProbe") === undefined);
        return silent === undefined
            ? pass(workload, "each container that takes requests has a readinessProbe")
            : fail(workload, `container ${containerName(silent)} takes requests and has no readinessProbe`);
    },
});
