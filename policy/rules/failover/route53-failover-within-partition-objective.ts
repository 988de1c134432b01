import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass, taking } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";
import { answerKept, checkDetection, FAST_INTERVAL_SECONDS } from "../../time/route-53.ts";
import { inTurn } from "../../time/sum.ts";

const OBJECTIVE = "objectives.triggers.partition.failoverSeconds";

export default defineResourceRule({
    id: "route53-failover-within-partition-objective",
    title: "Route 53 answers with the other region within the system's objective",
    severity: "critical",
    concern: "failover",
    types: ["aws:route53/record:Record"],
    breaks: "clients keep going to a lost region for longer than the system promises, however ready the other one is",
    remedy: "{ requestInterval: 10, failureThreshold: 3 }",
    sources: [
        {
            url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
            read: "2026-11-22",
        },
        {
            url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (record, _settings, graph) => {
        const policies = known(readParts(record, "failoverRoutingPolicies")) ?? [];
        if (!policies.some((policy) => known(readString(policy, "type")) === "PRIMARY")) return undefined;
        const objective = declaredNumber(graph, record, OBJECTIVE);
        const [check] = graph.referred(record, "healthCheckId", "aws:route53/healthCheck:HealthCheck");
        if (objective === undefined || check === undefined) return undefined;

        const finding = checkDetection(check);
        const keeping = answerKept(record);
        const { seconds, shown } = inTurn(["detects in", finding], ["is kept for", keeping]);
        if (seconds <= objective)
            return taking(seconds, pass(record, `${shown} of the ${objective} s that the system allows`));
        const over = `${shown}, and the system allows ${objective} s`;
        // 6 s of patience stay whatever the interval is.
        const repeats = finding.seconds - finding.interval * finding.failures;
        const failures = Math.floor((objective - keeping.seconds - repeats) / FAST_INTERVAL_SECONDS);
        if (failures >= 1) {
            const wanted = Math.min(failures, finding.failures);
            const repair = `{ requestInterval: ${FAST_INTERVAL_SECONDS}, failureThreshold: ${wanted} }`;
            return fail(
                check,
                `${over}: requestInterval and failureThreshold must be at most ${FAST_INTERVAL_SECONDS} s and ${wanted}`,
                repair,
            );
        }
        const room = objective - finding.seconds;
        return taking(
            seconds,
            room > 0
                ? fail(record, `${over}: ttl must be at most ${room} s`, `{ ttl: ${room} }`)
                : fail(record, `${over}: neither its health check nor its TTL alone can meet that`),
        );
    },
});
