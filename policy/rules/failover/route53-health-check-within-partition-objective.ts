import { detectionOf, failoverRole, HEALTH_CHECK, healthCheckDocs, movedBy, ttlOf } from "../../clouds/aws/route53.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

const OBJECTIVE = "objectives.triggers.partition.failoverSeconds";
/** Route 53's shortest interval. */
const FASTEST_SECONDS = 10;

export default defineResourceRule({
    id: "route53-health-check-within-partition-objective",
    title: "Route 53 finds a lost region, and resolvers forget it, within the system's objective",
    severity: "critical",
    concern: "failover",
    types: [HEALTH_CHECK],
    breaks: "the promised failover time cannot be kept, however well everything else works",
    remedy: "{ requestInterval: 10, failureThreshold: 3 }",
    sources: [
        healthCheckDocs,
        {
            url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-12", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (check, _settings, graph) => {
        const detection = detectionOf(check);
        const moved = movedBy(graph, check).filter((record) => failoverRole(record) === "PRIMARY");
        const budgets = moved.flatMap((record) => {
            const objective = declaredNumber(graph, record, OBJECTIVE);
            return objective === undefined ? [] : [{ objective, ttl: ttlOf(record) }];
        });
        const [tightest] = budgets.toSorted((a, b) => a.objective - a.ttl - (b.objective - b.ttl));
        if (detection === undefined || tightest === undefined) return undefined;

        const { interval, failures, patience, seconds } = detection;
        const { objective, ttl } = tightest;
        const total = seconds + ttl;
        const sum = `${interval} s x ${failures} + ${patience} s to find out and ${ttl} s of TTL: ${total} s`;
        if (total <= objective) return pass(check, `${sum} of the ${objective} s that the system allows`);
        const most = Math.min(3, Math.floor((objective - ttl - patience) / FASTEST_SECONDS));
        return fail(
            check,
            `${sum}, and the system allows ${objective} s`,
            most >= 1 ? `{ requestInterval: ${FASTEST_SECONDS}, failureThreshold: ${most} }` : undefined,
        );
    },
});
