import type { CloudCommand } from "../cloud-commands.ts";

const REFERENCE = "https://kubernetes.io/docs/reference/kubectl/generated";
const DEPLOYMENT = { type: "kubernetes:apps/v1:Deployment" };
const STATEFUL_SET = { type: "kubernetes:apps/v1:StatefulSet" };
const NAMESPACE = { type: "kubernetes:core/v1:Namespace" };

function kubectl(
    command: string,
    positional: CloudCommand["positional"] = [],
    flags: CloudCommand["flags"] = {},
): CloudCommand {
    const [, verb = "", sub = ""] = /^(\w+)(?: (restart|status))?/.exec(command) ?? [];
    return {
        command: `kubectl ${command}`,
        positional,
        flags: { namespace: NAMESPACE, selector: "text", ...flags },
        source: `${REFERENCE}/kubectl_${verb}/${sub === "" ? "" : `kubectl_${verb}_${sub}/`}`,
    };
}

/** Commands of kubectl. */
export const KUBECTL_COMMANDS: readonly CloudCommand[] = [
    kubectl("cordon"),
    kubectl("delete pod", ["text"]),
    kubectl("drain", [], { "ignore-daemonsets": "switch", "delete-emptydir-data": "switch", timeout: "text" }),
    kubectl("get events", [], { "sort-by": "text" }),
    kubectl("get horizontalpodautoscalers"),
    kubectl("get deployments"),
    kubectl("get nodes", [], { "label-columns": "text" }),
    kubectl("get pods", [], { output: "text" }),
    kubectl("logs", [], { container: "container", tail: "text", prefix: "switch", since: "text" }),
    kubectl("rollout restart deployment", [DEPLOYMENT]),
    kubectl("rollout restart statefulset", [STATEFUL_SET]),
    kubectl("rollout status deployment", [DEPLOYMENT], { timeout: "text" }),
    kubectl("rollout status statefulset", [STATEFUL_SET], { timeout: "text" }),
    kubectl("top pods", [], { containers: "switch" }),
    kubectl("uncordon"),
];
