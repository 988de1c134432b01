import rule from "../../../../policy/rules/deployment/kubernetes-api-is-served.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { State, StateResource } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

function budget(version: string, kind = "PodDisruptionBudget"): StateResource {
    return {
        type: `kubernetes:${version}:${kind}`,
        name: "old",
        id: "shop/old",
        outputs: { metadata: { name: "old", namespace: "shop" }, spec: { maxUnavailable: 1 } },
    };
}

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "the version is current", change: (good) => good.plus(budget("policy/v1")), at: "old" },
        {
            when: "a beta version is still served",
            change: (good) => good.plus(budget("flowcontrol.apiserver.k8s.io/v1beta3")),
            at: "old",
        },
    ],
    fails: [
        ["policy/v1beta1", "1\\.25"],
        ["extensions/v1beta1", "1\\.22"],
        ["apps/v1beta1", "1\\.16"],
        ["apps/v1beta2", "1\\.16"],
        ["networking.k8s.io/v1beta1", "1\\.22", "Ingress"],
        ["networking.k8s.io/v1beta1", "1\\.22", "IngressClass"],
        ["rbac.authorization.k8s.io/v1beta1", "1\\.22"],
        ["scheduling.k8s.io/v1beta1", "1\\.22"],
        ["storage.k8s.io/v1beta1", "1\\.22", "CSIDriver"],
        ["storage.k8s.io/v1beta1", "1\\.27", "CSIStorageCapacity"],
        ["storage.k8s.io/v1beta1", "1\\.22", "StorageClass"],
        ["batch/v1beta1", "1\\.25"],
        ["discovery.k8s.io/v1beta1", "1\\.25"],
        ["autoscaling/v2beta1", "1\\.25"],
        ["autoscaling/v2beta2", "1\\.26"],
    ].map(([version = "", release = "", kind]) => ({
        when: `it is written in ${version}${kind === undefined ? "" : `, as ${kind}`}`,
        change: (good: State) => good.plus(budget(version, kind)),
        at: "old",
        says: new RegExp(`${version} is no longer served since Kubernetes ${release}$`),
        // The object has to be written anew in another version, which makes it another resource.
        remedy: "no" as const,
    })),
    unknown: [],
});
