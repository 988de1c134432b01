import { failoverDocs, failoverRole, hostOf, RECORD, recordDocs } from "../../clouds/aws/route53.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "route53-failover-record-watched-from-outside",
    title: "The PRIMARY of a failover pair has a health check that asks from outside the region",
    severity: "critical",
    concern: "failover",
    types: [RECORD],
    breaks: "a region that nobody can reach still counts as healthy, because only its own load balancer is asked",
    remedy: '{ healthCheckId: "<id of a health check>" }',
    sources: [recordDocs, failoverDocs],
    requirements: ["ER-12", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (record) => {
        if (failoverRole(record) !== "PRIMARY") return undefined;
        const check = readString(record, "healthCheckId");
        // An id that is not known yet comes from a check that will be made.
        return check.state === "unknown" || (check.state === "set" && check.value !== "")
            ? pass(record, `${hostOf(record)} has a health check`)
            : fail(record, `healthCheckId is not set on the PRIMARY of ${hostOf(record)}`);
    },
});
