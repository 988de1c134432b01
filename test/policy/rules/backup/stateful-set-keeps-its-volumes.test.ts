import rule from "../../../../policy/rules/backup/stateful-set-keeps-its-volumes.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "cache-us-central1";
const POLICY = "spec.persistentVolumeClaimRetentionPolicy";

export default meetsContract(rule, {
    good: shopState,
    passes: [{ when: "it says nothing, which is to keep them", change: (good) => good.at(at, POLICY, undefined), at }],
    fails: [
        {
            when: "they go with the set",
            change: (good) => good.at(at, `${POLICY}.whenDeleted`, "Delete"),
            at,
            says: /persistentVolumeClaimRetentionPolicy\.whenDeleted is Delete, and must be Retain/,
        },
        {
            when: "they go when it shrinks",
            change: (good) => good.at(at, `${POLICY}.whenScaled`, "Delete"),
            at,
            says: /whenScaled is Delete/,
        },
        {
            when: "it has none",
            change: (good) => good.at(at, "spec.volumeClaimTemplates", undefined),
            at,
            says: /has no volumeClaimTemplates/,
        },
        {
            when: "the list is empty",
            change: (good) => good.at(at, "spec.volumeClaimTemplates", []),
            at,
            says: /has no volumeClaimTemplates/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, `${POLICY}.whenDeleted`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
