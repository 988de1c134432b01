import { SUBSCRIPTION, TOPIC, takesDeadLetters, topicDocs } from "../../clouds/gcp/pubsub.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pubsub-dead-letters-kept",
    title: "Somebody subscribes to a topic of dead letters",
    severity: "high",
    concern: "health",
    types: [TOPIC],
    breaks: "a message put on a topic without subscriptions is gone at once: what failed can never be looked at",
    remedy: 'new gcp.pubsub.Subscription("letters", { topic: resource.id, expirationPolicy: { ttl: "" } })',
    sources: [topicDocs, { url: "https://cloud.google.com/pubsub/docs/dead-letter-topics", read: "2026-11-22" }],
    requirements: ["CN-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (topic, _settings, graph) => {
        if (!takesDeadLetters(graph, topic)) return undefined;
        const [reader] = graph.referring(topic, SUBSCRIPTION, "topic");
        return reader === undefined
            ? fail(topic, "takes dead letters, and no subscription keeps them")
            : pass(topic, `${reader.name} keeps its dead letters`);
    },
});
