import { SUBSCRIPTION, subscriptionDocs, TOPIC, topicDocs } from "../../clouds/gcp/pubsub.ts";
import { known, readSeconds } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const DAY_SECONDS = 86_400;

export default defineResourceRule({
    id: "pubsub-messages-retained",
    title: "Topics and subscriptions keep messages for a week",
    severity: "high",
    concern: "backup",
    types: [TOPIC, SUBSCRIPTION],
    breaks: "work that waits out a long outage is thrown away, and work that was done wrong cannot be given out again",
    remedy: '{ messageRetentionDuration: "604800s" }',
    sources: [
        topicDocs,
        subscriptionDocs,
        { url: "https://cloud.google.com/pubsub/docs/replay-overview", read: "2026-11-22" },
    ],
    requirements: ["CN-13"],
    whenUnknown: "unknown",
    settings: { days: 7 },
    judge: (resource, { days }) => {
        // A subscription keeps what is not acknowledged for seven days when nothing is said, a topic nothing.
        const standard = resource.type === SUBSCRIPTION ? 7 * DAY_SECONDS : 0;
        const kept = known(readSeconds(resource, "messageRetentionDuration")) ?? standard;
        const needed = days * DAY_SECONDS;
        return kept >= needed
            ? pass(resource, `messages are kept ${kept / DAY_SECONDS} days`)
            : fail(
                  resource,
                  `messageRetentionDuration is ${kept} s, needs at least ${needed} s (${days} days)`,
                  `{ messageRetentionDuration: "${needed}s" }`,
              );
    },
});
