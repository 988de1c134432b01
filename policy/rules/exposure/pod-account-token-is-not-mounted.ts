import {
    beside,
    DEPLOYMENT,
    kubernetesDocs,
    nameOf,
    SERVICE_ACCOUNT,
    STATEFUL_SET,
} from "../../clouds/kubernetes/objects.ts";
import { podSpec } from "../../clouds/kubernetes/workloads.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-account-token-is-not-mounted",
    title: "Pods hold no token for the cluster's API",
    severity: "medium",
    concern: "exposure",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "whoever takes over one pod asks the control plane for more with its token",
    remedy: "{ spec: { template: { spec: { automountServiceAccountToken: false } } } }",
    sources: [kubernetesDocs("tasks/configure-pod-container/configure-service-account")],
    requirements: ["HB-13", "AG-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const spec = podSpec(workload);
        const named = known(readString(spec, "serviceAccountName")) ?? "default";
        const account = beside(graph, workload, SERVICE_ACCOUNT).find((one) => nameOf(one) === named);
        const path = "automountServiceAccountToken";
        // What the pod says goes before what its account says.
        const mounted = known(readBoolean(spec, path)) ?? (account && known(readBoolean(account, path))) ?? true;
        return mounted
            ? fail(workload, "the token of its service account is mounted: automountServiceAccountToken must be false")
            : pass(workload, "no token is mounted");
    },
});
