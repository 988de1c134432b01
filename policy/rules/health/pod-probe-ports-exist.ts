import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { PROBE_ROLES, probeDocs, probeOf } from "../../clouds/kubernetes/probes.ts";
import { containerName, containersOf, portsOf } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-probe-ports-exist",
    title: "A probe asks at a port that its container has",
    severity: "high",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "the probe can never succeed: new pods never become ready, or are restarted without end",
    remedy: '{ spec: { template: { spec: { containers: [{ ports: [{ name: "http", containerPort: 8000 }], livenessProbe: { httpGet: { port: "http" } } }] } } } }',
    sources: [probeDocs],
    requirements: ["AG-02", "HB-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        const probes = containersOf(workload).flatMap((container) =>
            PROBE_ROLES.flatMap((role) => {
                const port = probeOf(container, role)?.port;
                return port === undefined ? [] : [{ container, role, port }];
            }),
        );
        if (probes.length === 0) return undefined;
        // A container may listen on a number that it does not declare; a name must be declared.
        const lost = probes.find(
            ({ container, port }) => typeof port === "string" && !portsOf(container).includes(port),
        );
        return lost === undefined
            ? pass(workload, "its probes ask at ports that exist")
            : fail(
                  workload,
                  `${lost.role} of ${containerName(lost.container)} asks at ${lost.port}, which is none of its ports`,
              );
    },
});
