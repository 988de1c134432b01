import { ALERT_POLICY, alertDocs } from "../../clouds/gcp/alert-policy.ts";
import { known, readSeconds } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "alert-closes-by-itself",
    title: "An incident whose signal has gone is closed within a day",
    severity: "medium",
    concern: "observability",
    types: [ALERT_POLICY],
    breaks: "the incident of last week is still open, and while it is, the next outage like it tells nobody",
    remedy: '{ alertStrategy: { autoClose: "86400s" } }',
    sources: [alertDocs, { url: "https://cloud.google.com/monitoring/alerts/incidents-events", read: "2026-11-22" }],
    requirements: ["ET-13", "HB-11"],
    whenUnknown: "unknown",
    settings: { maximumSeconds: 86400 },
    judge: (policy, { maximumSeconds }) => {
        const seconds = known(readSeconds(policy, "alertStrategy.autoClose"));
        if (seconds === undefined)
            return fail(policy, `alertStrategy.autoClose is not set, needs at most ${maximumSeconds} s`);
        return seconds <= maximumSeconds
            ? pass(policy, `closes after ${seconds} s without data`)
            : fail(policy, `alertStrategy.autoClose is ${seconds} s, needs at most ${maximumSeconds} s`);
    },
});
