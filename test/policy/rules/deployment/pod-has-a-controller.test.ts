import rule from "../../../../policy/rules/deployment/pod-has-a-controller.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type StateResource, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const pod = (ownerReferences: Json): StateResource => ({
    type: "kubernetes:core/v1:Pod",
    name: "shell",
    id: "shop/shell",
    outputs: {
        metadata: { name: "shell", namespace: "shop", ownerReferences },
        spec: { containers: [{ name: "shell" }] },
    },
});
const at = "shell";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "a pod belongs to what made it",
            change: (good) => good.plus(pod([{ kind: "ReplicaSet", name: "web-1" }])),
            at,
        },
        { when: "a set makes its pods", change: (good) => good, at: "cache-us-central1" },
    ],
    fails: [
        {
            when: "a pod is by itself",
            change: (good) => good.plus(pod([])),
            at,
            says: /is a pod by itself/,
            remedy: "no",
        },
        {
            when: "a pod says nothing about owners",
            change: (good) => good.plus(pod(null)),
            at,
            says: /is a pod by itself/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "the owners are not known", change: (good) => good.plus(pod(UNKNOWN)), at, becomes: "unknown" }],
});
