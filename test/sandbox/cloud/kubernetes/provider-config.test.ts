import assert from "node:assert/strict";
import { clusterChanges } from "../../../../sandbox/cloud/kubernetes/provider-config.ts";
import { UNKNOWN } from "../../../../sandbox/cloud/values.ts";

const file = (server: string, user = "one", extra: readonly string[] = []) =>
    JSON.stringify({
        "current-context": "one",
        clusters: [
            { name: "one", cluster: { server } },
            ...extra.map((name) => ({ name, cluster: { server: `https://${name}` } })),
        ],
        contexts: [
            { name: "one", context: { cluster: "one", user } },
            ...extra.map((name) => ({ name, context: { cluster: name, user } })),
        ],
    });

describe("a Kubernetes provider whose configuration changes", () => {
    const before = { kubeconfig: file("https://198.18.0.1") };

    for (const [what, after, replaced] of [
        ["moves its objects when the cluster is no longer known", { kubeconfig: UNKNOWN }, ["kubeconfig"]],
        [
            "moves them when the active cluster is another one",
            { kubeconfig: file("https://198.18.0.2") },
            ["kubeconfig"],
        ],
        ["keeps them for another user", { kubeconfig: file("https://198.18.0.1", "two") }, []],
        ["keeps them for a cluster that is not active", { kubeconfig: file("https://198.18.0.1", "one", ["two"]) }, []],
        ["keeps them for an option such as skipUpdateUnreachable", { ...before, skipUpdateUnreachable: true }, []],
        [
            "moves them when another context becomes the active one",
            { kubeconfig: file("https://198.18.0.1", "one", ["two"]), context: "two" },
            ["kubeconfig"],
        ],
        [
            "moves them when the file's place changes, whose content nobody sees",
            { kubeconfig: "~/.kube/other" },
            ["kubeconfig"],
        ],
    ] as const) {
        it(what, () => assert.deepEqual(clusterChanges(before, after), replaced));
    }

    it("stays when an unknown cluster becomes known, which ends the first preview", () => {
        assert.deepEqual(clusterChanges({ kubeconfig: UNKNOWN }, { kubeconfig: UNKNOWN }), []);
    });
});
