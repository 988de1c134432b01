import { quantity } from "../../clouds/kubernetes/amounts.ts";
import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-requests-cpu-and-memory",
    title: "Each container of a pod requests the CPU and memory that it needs",
    severity: "high",
    concern: "autoscaling",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "one container without a request, and the autoscaler has no percentage to go by; nodes are packed too full and evict such pods first",
    remedy: '{ spec: { template: { spec: { containers: [{ resources: { requests: { cpu: "250m", memory: "256Mi" } } }] } } } }',
    sources: [kubernetesDocs("concepts/configuration/manage-resources-containers")],
    requirements: ["HB-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        const missing = containersOf(workload).flatMap((container) =>
            ["cpu", "memory"]
                .filter((resource) => {
                    const asked = known(readString(container, `resources.requests.${resource}`)) ?? "0";
                    return (quantity(asked) ?? 0) === 0;
                })
                .map((resource) => `${containerName(container)} requests no ${resource}`),
        );
        return missing.length === 0
            ? pass(workload, "each container requests cpu and memory")
            : fail(workload, missing.join(", "));
    },
});
