import rule from "../../../../policy/rules/health/pubsub-dead-letters-kept.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { DEAD_LETTERS, DELIVERIES, LETTERS_KEPT, WORK } from "../../states/gcp-queue.ts";

const at = DEAD_LETTERS;
const ID = "projects/example-project/topics";

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            when: "the topic has no id yet and the program says who subscribes",
            change: (good) => good.at(LETTERS_KEPT, "topic", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "nobody subscribes",
            change: (good) => good.without(LETTERS_KEPT),
            at,
            says: /takes dead letters, and no subscription keeps them/,
        },
        {
            when: "the subscription is another topic's",
            change: (good) => good.at(LETTERS_KEPT, "topic", `${ID}/${WORK}`).facts(LETTERS_KEPT, { madeFrom: {} }),
            at,
            says: /no subscription keeps them/,
        },
    ],
    unknown: [],
    silent: [
        {
            when: "no topic takes dead letters",
            change: (good) => good.at(DELIVERIES, "deadLetterPolicy", undefined).without(LETTERS_KEPT),
        },
    ],
});
