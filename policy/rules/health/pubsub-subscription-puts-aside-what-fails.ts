import { SUBSCRIPTION, subscriptionDocs, TOPIC, takesDeadLetters } from "../../clouds/gcp/pubsub.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const LETTERS = "deadLetterPolicy.deadLetterTopic";

export default defineResourceRule({
    id: "pubsub-subscription-puts-aside-what-fails",
    title: "A subscription puts a message aside that fails again and again",
    severity: "high",
    concern: "health",
    types: [SUBSCRIPTION],
    breaks: "one message that no worker can do is given out for a week, holds the others up, and is then lost unseen",
    remedy: '{ deadLetterPolicy: { deadLetterTopic: "<id of another topic>", maxDeliveryAttempts: 10 } }',
    sources: [subscriptionDocs, { url: "https://cloud.google.com/pubsub/docs/dead-letter-topics", read: "2026-11-22" }],
    requirements: ["CN-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (subscription, _settings, graph) => {
        const [topic] = graph.referred(subscription, "topic", TOPIC);
        const letters = graph.referred(subscription, LETTERS, TOPIC);
        if (topic !== undefined && letters.includes(topic)) {
            return fail(subscription, `${LETTERS} is its own topic ${topic.name}, needs another one`);
        }
        if (letters.length > 0 || known(readString(subscription, LETTERS)) !== undefined) {
            return pass(subscription, "puts aside what fails");
        }
        // What was put aside once stays where it is until a person looks at it.
        return topic !== undefined && takesDeadLetters(graph, topic)
            ? undefined
            : fail(subscription, `${LETTERS} is not set`);
    },
});
