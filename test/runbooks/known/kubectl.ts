import type { CloudCommand } from "../cloud-commands.ts";

const REFERENCE = "https://kubernetes.io/docs/reference/kubectl/generated/kubectl";

/** Flags that pages use with any of the commands. */
const EVERYWHERE = {
    namespace: { type: "kubernetes:core/v1:Namespace" },
    output: "text",
    selector: "text",
} as const;

function kubectl(
    command: string,
    positional: CloudCommand["positional"],
    flags: CloudCommand["flags"] = {},
): CloudCommand {
    const [page = ""] = command.split(" ");
    return {
        command: `kubectl ${command}`,
        positional,
        flags: { ...EVERYWHERE, ...flags },
        source: `${REFERENCE}_${page}/`,
    };
}

/** Commands of kubectl; objects are named as `deployment/backend-blue`. */
export const KUBECTL_COMMANDS: readonly CloudCommand[] = [
    kubectl("get pods", []),
    kubectl("get nodes", [], { "label-columns": "text" }),
    kubectl("get hpa", []),
    kubectl("get deployments", []),
    kubectl("get statefulsets", []),
    kubectl("get events", [], { "sort-by": "text" }),
    kubectl("top pods", [], { containers: "switch" }),
    kubectl("describe", ["object"]),
    kubectl("logs", ["object"], { container: "container", since: "text", tail: "text" }),
    kubectl("rollout status", ["object"], { timeout: "text" }),
    kubectl("rollout restart", ["object"]),
    kubectl("delete pod", ["text"]),
];
