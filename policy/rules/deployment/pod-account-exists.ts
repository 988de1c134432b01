import {
    beside,
    DEPLOYMENT,
    kubernetesDocs,
    nameOf,
    SERVICE_ACCOUNT,
    STATEFUL_SET,
} from "../../clouds/kubernetes/objects.ts";
import { podSpec } from "../../clouds/kubernetes/workloads.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-account-exists",
    title: "Pods act as a service account of the stack, not as the namespace's default",
    severity: "high",
    concern: "deployment",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "pods are not made at all without their account, and as the default they may not reach their database or secrets",
    remedy: '{ spec: { template: { spec: { serviceAccountName: "<account>" } } } }',
    sources: [kubernetesDocs("concepts/security/service-accounts")],
    requirements: ["AG-07", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const named = known(readString(podSpec(workload), "serviceAccountName")) ?? "default";
        if (named === "default")
            return fail(workload, "acts as the namespace's default: serviceAccountName is not set");
        return beside(graph, workload, SERVICE_ACCOUNT).some((account) => nameOf(account) === named)
            ? pass(workload, `acts as ${named}`)
            : fail(workload, `acts as ${named}, which is no ServiceAccount of its namespace and cluster`);
    },
});
