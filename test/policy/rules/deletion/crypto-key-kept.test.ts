import rule from "../../../../policy/rules/deletion/crypto-key-kept.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { Json, State } from "../../state.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { KEY } from "../../states/gcp-stores.ts";

const at = KEY;
const duration = propertyCases(at, "destroyScheduledDuration");
const unprotected = (good: State, policy: Json | undefined) =>
    good.facts(at, { options: { protect: false } }).at(at, "deletionPolicy", policy);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        { when: "the provider refuses to destroy it", change: (good) => unprotected(good, "PREVENT"), at },
        { when: "the provider abandons it", change: (good) => unprotected(good, "ABANDON"), at },
        duration.good("nothing is said, and Google waits thirty days", undefined),
        duration.good("it waits longer", "2592001s"),
    ],
    fails: [
        {
            when: "nothing keeps it",
            change: (good) => unprotected(good, undefined),
            at,
            says: /deletionPolicy is DELETE and protect is not set/,
        },
        {
            when: "it says that it may go",
            change: (good) => unprotected(good, "DELETE"),
            at,
            says: /deletionPolicy is DELETE/,
        },
        duration.bad(
            "it waits a second less",
            "2591999s",
            /destroyScheduledDuration is 2591999 s, needs at least 2592000 s \(30 days\)/,
        ),
        {
            ...duration.bad("the stack wants more than Google waits", undefined, /at least 5184000 s/),
            settings: { days: 60 },
        },
    ],
    unknown: [duration.unknown("pass")],
});
