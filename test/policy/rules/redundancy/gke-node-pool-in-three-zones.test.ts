import rule from "../../../../policy/rules/redundancy/gke-node-pool-in-three-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it names three", change: (good) => good.at(POOL, "nodeLocations", ["a", "b", "c"]), at: POOL },
        {
            when: "the stack is content with two",
            change: (good) => good.at(POOL, "nodeLocations", ["a", "b"]),
            at: POOL,
            settings: { minimumZones: 2 },
        },
    ],
    fails: [
        {
            when: "it names two",
            change: (good) => good.at(POOL, "nodeLocations", ["us-central1-a", "us-central1-b"]),
            at: POOL,
            says: /are us-central1-a and us-central1-b, needs at least 3 zones/,
        },
        {
            when: "it names none",
            change: (good) => good.at(POOL, "nodeLocations", []),
            at: POOL,
            says: /nodeLocations are empty/,
        },
    ],
    unknown: [
        {
            when: "Google is yet to choose the zones",
            change: (good) => good.at(POOL, "nodeLocations", UNKNOWN),
            at: POOL,
            becomes: "pass",
        },
    ],
});
