import rule from "../../../../policy/rules/health/pubsub-subscription-puts-aside-what-fails.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { DELIVERIES, LETTERS_KEPT, WORK } from "../../states/gcp-queue.ts";

const at = DELIVERIES;
const LETTERS = "deadLetterPolicy.deadLetterTopic";
const letters = propertyCases(at, LETTERS);
const ID = "projects/example-project/topics";

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            when: "the topic is outside the stack",
            change: (good) => good.at(at, LETTERS, `${ID}/elsewhere`).facts(at, { madeFrom: {} }),
            at,
        },
    ],
    fails: [
        {
            when: "it has nowhere to put it",
            change: (good) => good.at(at, "deadLetterPolicy", undefined).facts(at, { madeFrom: { topic: [WORK] } }),
            at,
            says: /deadLetterPolicy.deadLetterTopic is not set/,
        },
        {
            when: "it puts it back where it comes from",
            change: (good) => good.at(at, LETTERS, `${ID}/${WORK}`).facts(at, { madeFrom: { topic: [WORK] } }),
            at,
            says: /deadLetterTopic is its own topic queue-work, needs another one/,
        },
        {
            when: "the topic of its messages is outside the stack and it has nowhere to put them",
            change: (good) => good.at(LETTERS_KEPT, "topic", `${ID}/elsewhere`).facts(LETTERS_KEPT, { madeFrom: {} }),
            at: LETTERS_KEPT,
            says: /is not set/,
        },
    ],
    unknown: [
        {
            when: "where it puts it is not known",
            change: (good) => good.at(at, LETTERS, UNKNOWN).facts(at, { madeFrom: { topic: [WORK] } }),
            at,
            becomes: "unknown",
        },
        { ...letters.unknown("pass"), when: "the topic has no id yet and the program says which it is" },
    ],
});
