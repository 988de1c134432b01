/** What rules need to know about Pub/Sub. */

import type { Graph, Resource } from "../../graph/graph.ts";
import type { Source } from "../../rule.ts";

export const TOPIC = "gcp:pubsub/topic:Topic";
export const SUBSCRIPTION = "gcp:pubsub/subscription:Subscription";

export const topicDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/pubsub/topic/",
    read: "2026-11-22",
};
export const subscriptionDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/pubsub/subscription/",
    read: "2026-11-22",
};

/** Whether other subscriptions put aside here what nobody could do. */
export function takesDeadLetters(graph: Graph, topic: Resource): boolean {
    return graph.referring(topic, SUBSCRIPTION, "deadLetterPolicy.deadLetterTopic").length > 0;
}
