import { SUBSCRIPTION, subscriptionDocs, TOPIC, takesDeadLetters } from "../../clouds/gcp/pubsub.ts";
import { known, readSeconds } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pubsub-subscription-backs-off",
    title: "A subscription waits before it gives a failed message out again, longer each time",
    severity: "medium",
    concern: "health",
    types: [SUBSCRIPTION],
    breaks: "while a dependency is down all work is tried over and over, and its attempts are used up within minutes",
    remedy: '{ retryPolicy: { minimumBackoff: "10s", maximumBackoff: "600s" } }',
    sources: [subscriptionDocs, { url: "https://cloud.google.com/pubsub/docs/handling-failures", read: "2026-11-22" }],
    requirements: ["CN-13", "HB-09"],
    whenUnknown: "unknown",
    settings: { longestSeconds: 60 },
    judge: (subscription, { longestSeconds }, graph) => {
        const [topic] = graph.referred(subscription, "topic", TOPIC);
        if (topic !== undefined && takesDeadLetters(graph, topic)) return undefined;
        const [minimum, maximum] = ["minimum", "maximum"].map((end) =>
            known(readSeconds(subscription, `retryPolicy.${end}Backoff`)),
        );
        if (minimum === undefined && maximum === undefined)
            return fail(subscription, "retryPolicy is not set: failed messages come again at once");
        // Google's own ends are 10 s and 600 s where only one is set.
        const longest = maximum ?? 600;
        return longest >= longestSeconds && longest > (minimum ?? 10)
            ? pass(subscription, `waits up to ${longest} s`)
            : fail(
                  subscription,
                  `retryPolicy waits from ${minimum ?? 10} s up to ${longest} s, needs to grow to at least ${longestSeconds} s`,
              );
    },
});
