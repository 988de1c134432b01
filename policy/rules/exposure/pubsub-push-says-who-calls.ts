import { SUBSCRIPTION, subscriptionDocs } from "../../clouds/gcp/pubsub.ts";
import { known, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pubsub-push-says-who-calls",
    title: "A push subscription tells its worker who calls",
    severity: "high",
    concern: "exposure",
    types: [SUBSCRIPTION],
    breaks: "the worker refuses all work, or has to take work from anybody who finds its address",
    remedy: '{ pushConfig: { oidcToken: { serviceAccountEmail: "caller@example-project.iam.gserviceaccount.com" } } }',
    sources: [
        subscriptionDocs,
        { url: "https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions", read: "2026-11-22" },
    ],
    requirements: ["CN-13", "CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (subscription) => {
        const push = known(readPart(subscription, "pushConfig"));
        if (push === undefined) return undefined;
        if (known(readPart(push, "oidcToken")) !== undefined)
            return pass(subscription, "calls with a token of its own");
        return (known(readString(push, "pushEndpoint")) ?? "") === ""
            ? undefined
            : fail(subscription, "pushConfig.oidcToken is not set");
    },
});
