import rule from "../../../../policy/rules/exposure/pod-account-token-is-not-mounted.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const account = "web-account-us-central1";
const POD = "spec.template.spec.automountServiceAccountToken";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "the pod says so itself",
            change: (good) => good.at(account, "automountServiceAccountToken", undefined).at(at, POD, false),
            at,
        },
        {
            when: "it acts as the default account, which holds none",
            change: (good) =>
                good.at(at, "spec.template.spec.serviceAccountName", undefined).at(account, "metadata.name", "default"),
            at,
        },
        {
            when: "the pod's word goes before the account's",
            change: (good) => good.at(account, "automountServiceAccountToken", true).at(at, POD, false),
            at,
        },
    ],
    fails: [
        {
            when: "nobody says anything, which mounts it",
            change: (good) => good.at(account, "automountServiceAccountToken", undefined),
            at,
            says: /automountServiceAccountToken must be false/,
        },
        {
            when: "the account says so",
            change: (good) => good.at(account, "automountServiceAccountToken", true),
            at,
            says: /token/,
        },
        { when: "the pod says so", change: (good) => good.at(at, POD, true), at, says: /token/ },
        { when: "the account is not in the stack", change: (good) => good.without(account), at, says: /token/ },
        {
            when: "it acts as the default",
            change: (good) => good.at(at, "spec.template.spec.serviceAccountName", undefined),
            at,
            says: /token/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(account, "automountServiceAccountToken", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
