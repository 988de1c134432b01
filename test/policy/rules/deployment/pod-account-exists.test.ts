import rule from "../../../../policy/rules/deployment/pod-account-exists.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const NAME = "spec.template.spec.serviceAccountName";

export default meetsContract(rule, {
    good: shopState,
    passes: [{ when: "two workloads share one", change: (good) => good.at(at, NAME, "proxy"), at }],
    fails: [
        {
            when: "it names none",
            change: (good) => good.at(at, NAME, undefined),
            at,
            says: /acts as the namespace's default: serviceAccountName is not set/,
            remedy: "no",
        },
        {
            when: "it names the default",
            change: (good) => good.at(at, NAME, "default"),
            at,
            says: /the namespace's default/,
            remedy: "no",
        },
        {
            when: "there is none of the name",
            change: (good) => good.at(at, NAME, "old"),
            at,
            says: /acts as old, which is no ServiceAccount of its namespace and cluster/,
            remedy: "no",
        },
        {
            when: "it is in another namespace",
            change: (good) => good.at("web-account-us-central1", "metadata.namespace", "other"),
            at,
            says: /namespace/,
            remedy: "no",
        },
        {
            when: "it is in the other cluster alone",
            change: (good) => good.without("web-account-us-central1"),
            at,
            says: /cluster/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "the name is not known", change: (good) => good.at(at, NAME, UNKNOWN), at, becomes: "unknown" }],
});
