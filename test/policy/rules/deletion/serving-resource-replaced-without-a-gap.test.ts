import rule from "../../../../policy/rules/deletion/serving-resource-replaced-without-a-gap.ts";
import { LOAD_BALANCER } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";

export default meetsContract(rule, {
    passes: [
        {
            when: "other options are set",
            change: (good) => good.facts(LOAD_BALANCER, { options: { ignoreChanges: ["description"] } }),
            at: LOAD_BALANCER,
        },
    ],
    fails: [LOAD_BALANCER, "api-us-east1-service", "origin-us-east1-entrance", "database"].map((at) => ({
        when: `${at} goes before its successor comes`,
        change: (good) => good.facts(at, { options: { protect: true, deleteBeforeReplace: true } }),
        at,
        says: /deleteBeforeReplace is true, needs false/,
    })),
    unknown: [],
});
