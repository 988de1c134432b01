import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { failoverTwinOf } from "../../clouds/kubernetes/twins.ts";
import { containerName, containersOf, portsOf } from "../../clouds/kubernetes/workloads.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "workload-twins-are-configured-alike",
    title: "A workload has the same ports, variables and secrets in both regions",
    severity: "high",
    concern: "pairing",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "the failover region's pods do not start, or answer without a feature, at the moment they are needed",
    remedy: "{ spec: { template: { spec: { containers: [{ env: [{ name: '<variable>', value: '<value>' }] }] } } } }",
    sources: [kubernetesDocs("tasks/inject-data-application/define-environment-variable-container")],
    requirements: ["AG-09", "HB-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const twin = failoverTwinOf(graph, workload);
        if (twin === undefined) return undefined;
        const [own, other] = [partsOf(workload), partsOf(twin)];
        const missing = [...own].filter((part) => !other.has(part));
        const more = [...other].filter((part) => !own.has(part));
        if (missing.length + more.length === 0) return pass(twin, `is configured as ${workload.name} is`);
        return fail(
            twin,
            [
                ...(missing.length > 0 ? [`lacks ${missing.join(", ")}`] : []),
                ...(more.length > 0 ? [`has besides ${more.join(", ")}`] : []),
                `compared with ${workload.name} in the primary region`,
            ].join("; "),
        );
    },
});

/** Names alone: values may differ between regions, and may be sensitive. */
function partsOf(workload: Resource): ReadonlySet<string> {
    const parts = containersOf(workload).flatMap((container) => {
        const variables = (known(readParts(container, "env")) ?? []).map((variable) => {
            const secret = known(readString(variable, "valueFrom.secretKeyRef.name"));
            const key = known(readString(variable, "valueFrom.secretKeyRef.key"));
            const from = secret === undefined ? "" : ` from secret ${secret}/${key ?? ""}`;
            return `variable ${known(readString(variable, "name")) ?? ""}${from}`;
        });
        const ports = portsOf(container).map((port) => `port ${port}`);
        return [...variables, ...ports].map((part) => `${part} of ${containerName(container)}`);
    });
    return new Set(parts);
}
