import { SERVICE } from "../../clouds/gcp/cloud-run.ts";
import { SUBSCRIPTION, subscriptionDocs } from "../../clouds/gcp/pubsub.ts";
import { known, knownOr, readNumber, readPart, readSeconds } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Seconds of a Cloud Run request when nothing is said (https://cloud.google.com/run/docs/configuring/request-timeout, 2026-11-22). */
const STANDARD_TIMEOUT = 300;

export default defineResourceRule({
    id: "pubsub-push-deadline-covers-the-worker",
    title: "A push subscription waits as long as its worker may take",
    severity: "high",
    concern: "health",
    types: [SUBSCRIPTION],
    breaks: "work that takes longer is given out a second time while the first is still at it, and done twice",
    remedy: "{ ackDeadlineSeconds: 600 }",
    sources: [
        subscriptionDocs,
        { url: "https://cloud.google.com/run/docs/configuring/request-timeout", read: "2026-11-22" },
    ],
    requirements: ["CN-13", "CN-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (subscription, _settings, graph) => {
        if (known(readPart(subscription, "pushConfig")) === undefined) return undefined;
        const workers = graph.reachable(subscription, "pushConfig", [SERVICE]);
        if (workers.length === 0) return undefined;
        const longest = Math.max(
            ...workers.map((worker) => known(readSeconds(worker, "template.timeout")) ?? STANDARD_TIMEOUT),
        );
        // Both 0 and nothing stand for Google's ten seconds.
        const asked = knownOr(readNumber(subscription, "ackDeadlineSeconds"), 0);
        const deadline = asked === 0 ? 10 : asked;
        return deadline >= longest
            ? pass(subscription, `waits ${deadline} s for a worker that may take ${longest} s`)
            : fail(
                  subscription,
                  `ackDeadlineSeconds is ${deadline}, its worker may take ${longest} s`,
                  `{ ackDeadlineSeconds: ${longest} }`,
              );
    },
});
