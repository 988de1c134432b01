import { quantity } from "../../clouds/kubernetes/amounts.ts";
import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import { known, type Readable, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { template: { spec: { containers: resource.spec.template.spec.containers.map(({ resources }) => ({
    resources: { limits: { memory: resources.requests.memory } },
})) } } } }`;

export default defineResourceRule({
    id: "pod-memory-is-limited",
    title: "A container's memory is limited to what it requests",
    severity: "medium",
    concern: "autoscaling",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "a leak takes the node's memory, and the node kills pods that did nothing wrong",
    remedy: REMEDY,
    sources: [
        kubernetesDocs("concepts/configuration/manage-resources-containers"),
        { url: "https://docs.cloud.google.com/kubernetes-engine/docs/best-practices/scalability", read: "2026-11-22" },
    ],
    requirements: ["HB-05", "HB-06"],
    whenUnknown: "unknown",
    /** Share of the request that the limit may be. */
    settings: { percent: 100 },
    judge: (workload, { percent }) => {
        for (const container of containersOf(workload)) {
            const limit = memory(container, "limits");
            const request = memory(container, "requests");
            // What requests nothing is another rule's business.
            if (limit === undefined) return fail(workload, `container ${containerName(container)} has no memory limit`);
            if (request !== undefined && limit > (request * percent) / 100)
                return fail(
                    workload,
                    `container ${containerName(container)} may use more memory than it requests: limits.memory must be at most ${percent} % of requests.memory`,
                );
        }
        return pass(workload, "each container's memory is limited");
    },
});

function memory(container: Readable, kind: "limits" | "requests"): number | undefined {
    const text = known(readString(container, `resources.${kind}.memory`));
    return text === undefined ? undefined : quantity(text);
}
