import rule from "../../../../policy/rules/backup/pubsub-messages-retained.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { DELIVERIES, WORK } from "../../states/gcp-queue.ts";

const topic = propertyCases(WORK, "messageRetentionDuration");
const subscription = propertyCases(DELIVERIES, "messageRetentionDuration");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        subscription.good("nothing is said, and Google keeps a subscription's a week", undefined),
        topic.good("they are kept a month", "2678400s"),
    ],
    fails: [
        topic.bad(
            "a topic is told nothing",
            undefined,
            /messageRetentionDuration is 0 s, needs at least 604800 s \(7 days\)/,
        ),
        topic.bad("a topic keeps them a second less", "604799s", /is 604799 s/),
        subscription.bad("a subscription keeps them for ten minutes", "600s", /is 600 s/),
        {
            ...subscription.bad(
                "the stack wants more than Google keeps",
                undefined,
                /is 604800 s, needs at least 691200 s/,
            ),
            settings: { days: 8 },
        },
    ],
    unknown: [topic.unknown("unknown")],
});
