import { SUBSCRIPTION, subscriptionDocs } from "../../clouds/gcp/pubsub.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pubsub-subscription-never-expires",
    title: "A subscription that nobody reads from for a while is not deleted",
    severity: "high",
    concern: "deletion",
    types: [SUBSCRIPTION],
    breaks: "after a month without a reader Google deletes the subscription, and with it the dead letters or work it held",
    remedy: '{ expirationPolicy: { ttl: "" } }',
    sources: [
        subscriptionDocs,
        { url: "https://cloud.google.com/pubsub/docs/subscription-properties", read: "2026-11-22" },
    ],
    requirements: ["CN-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (subscription) => {
        const ttl = known(readString(subscription, "expirationPolicy.ttl"));
        return ttl === ""
            ? pass(subscription, "never expires")
            : fail(
                  subscription,
                  `expirationPolicy.ttl is ${ttl ?? "not set, which means 31 days"}, needs to be empty: never`,
              );
    },
});
