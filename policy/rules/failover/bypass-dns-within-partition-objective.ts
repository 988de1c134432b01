import { HEALTH_CHECK, RECORD_SET, routingDocs } from "../../clouds/gcp/cloud-dns.ts";
import { known, readNumber, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass, taking } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";
import { healthCheckDetection } from "../../time/google-health-check.ts";

export default defineResourceRule({
    id: "bypass-dns-within-partition-objective",
    title: "A host name outside the edge fails over by DNS within the system's objective",
    severity: "high",
    concern: "failover",
    types: [RECORD_SET],
    breaks: "on the day the edge is down, clients keep the address of a lost region for as long as the TTL says",
    remedy: "{ ttl: 30 }",
    sources: [routingDocs],
    requirements: ["PL-02", "ET-06", "ET-18"],
    whenUnknown: "unknown",
    settings: { maximumTtlSeconds: 60 },
    judge: (record, { maximumTtlSeconds }, graph) => {
        const type = known(readString(record, "type"));
        if (type !== "A" && type !== "AAAA") return undefined;
        const ttl = known(readNumber(record, "ttl"));
        if (ttl === undefined) return fail(record, `ttl is not set, needs at most ${maximumTtlSeconds} s`);
        if (ttl > maximumTtlSeconds) return fail(record, `ttl is ${ttl} s, needs at most ${maximumTtlSeconds} s`);
        if (known(readPart(record, "routingPolicy")) === undefined)
            return pass(record, `ttl is ${ttl} s; moved by hand`);

        const [check] = graph.referred(record, "routingPolicy.healthCheck", HEALTH_CHECK);
        if (check === undefined) {
            const remedy = "{ routingPolicy: { healthCheck: healthCheck.id } }";
            return fail(
                record,
                "routingPolicy.healthCheck names no health check of this stack, so nothing moves the record",
                remedy,
            );
        }
        const { seconds, shown } = healthCheckDetection(check);
        const objective = declaredNumber(graph, record, "objectives.triggers.partition.failoverSeconds");
        const total = seconds + ttl;
        const sum = `detects in ${shown}, then ${ttl} s of TTL: ${total} s`;
        if (objective === undefined || total <= objective) return taking(total, pass(record, sum));
        const room = objective - seconds;
        const over = `${sum}, and the system allows ${objective} s`;
        return taking(
            total,
            room > 0
                ? fail(record, `${over}: ttl must be at most ${room} s`, `{ ttl: ${room} }`)
                : fail(record, `${over}: ${check.name} must detect sooner`),
        );
    },
});
