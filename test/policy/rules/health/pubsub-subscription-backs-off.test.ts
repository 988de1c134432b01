import rule from "../../../../policy/rules/health/pubsub-subscription-backs-off.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { DELIVERIES, LETTERS_KEPT } from "../../states/gcp-queue.ts";

const at = DELIVERIES;
const ID = "projects/example-project/topics";
const minimum = propertyCases(at, "retryPolicy.minimumBackoff");
const maximum = propertyCases(at, "retryPolicy.maximumBackoff");
const policy = propertyCases(at, "retryPolicy");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        maximum.good("it waits up to a minute", "60s"),
        maximum.good("nothing is said about the longest, and Google takes ten minutes", undefined),
        minimum.good("nothing is said about the shortest, and Google takes ten seconds", undefined),
        minimum.good("it begins a little below the longest", "599s"),
    ],
    fails: [
        policy.bad(
            "it gives everything out again at once",
            undefined,
            /retryPolicy is not set: failed messages come again at once/,
        ),
        maximum.bad("it waits less than a minute", "59s", /from 10 s up to 59 s, needs to grow to at least 60 s/),
        minimum.bad("it always waits the same", "600s", /from 600 s up to 600 s/),
        {
            ...policy.bad("Google's shortest is the longest", { maximumBackoff: "10s" }, /from 10 s up to 10 s/),
            settings: { longestSeconds: 1 },
        },
        {
            when: "a topic outside the stack is not one of dead letters",
            change: (good) => good.at(LETTERS_KEPT, "topic", `${ID}/elsewhere`).facts(LETTERS_KEPT, { madeFrom: {} }),
            at: LETTERS_KEPT,
            says: /retryPolicy is not set/,
        },
    ],
    unknown: [maximum.unknown("unknown")],
    silent: [
        {
            when: "there are only dead letters",
            change: (good) => good.at(at, "topic", `${ID}/queue-dead-letters`).facts(at, { madeFrom: {} }),
        },
    ],
});
