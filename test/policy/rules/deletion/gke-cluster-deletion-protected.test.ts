import rule from "../../../../policy/rules/deletion/gke-cluster-deletion-protected.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it says nothing", change: (good) => good.at(CLUSTER, "deletionProtection", undefined), at: CLUSTER },
    ],
    fails: [
        {
            when: "it may be deleted",
            change: (good) => good.at(CLUSTER, "deletionProtection", false),
            at: CLUSTER,
            says: /deletionProtection is false, needs true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CLUSTER, "deletionProtection", UNKNOWN),
            at: CLUSTER,
            becomes: "fail",
        },
    ],
});
