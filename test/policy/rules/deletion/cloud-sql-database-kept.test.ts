import rule from "../../../../policy/rules/deletion/cloud-sql-database-kept.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = "database-orders";
const unprotected = (good: State, policy: Json | undefined) =>
    good.facts(at, { options: { protect: false } }).at(at, "deletionPolicy", policy);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        { when: "the provider abandons it", change: (good) => unprotected(good, "ABANDON"), at },
        { when: "the provider refuses to drop it", change: (good) => unprotected(good, "PREVENT"), at },
        {
            when: "it is protected and may be dropped after that",
            change: (good) => good.at(at, "deletionPolicy", "DELETE"),
            at,
        },
    ],
    fails: [
        {
            when: "nothing keeps it",
            change: (good) => unprotected(good, undefined),
            at,
            says: /deletionPolicy is DELETE and protect is not set: one of them has to keep it/,
        },
        {
            when: "it says that it may be dropped",
            change: (good) => unprotected(good, "DELETE"),
            at,
            says: /is DELETE/,
        },
    ],
    unknown: [
        { when: "what happens to it is not known", change: (good) => unprotected(good, UNKNOWN), at, becomes: "fail" },
    ],
});
