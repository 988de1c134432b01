import {
    balancerBehind,
    destinationOf,
    failoverDocs,
    failoverRole,
    hostOf,
    partnersOf,
    RECORD,
} from "../../clouds/aws/route53.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "route53-failover-records-lead-to-two-regions",
    title: "The two records of a failover pair lead to different places, in different regions",
    severity: "critical",
    concern: "failover",
    types: [RECORD],
    breaks: "the failover happens and leads back to what has just failed",
    remedy: '{ aliases: [{ name: "<load balancer of the other region>", zoneId: "<its zone>", evaluateTargetHealth: true }] }',
    sources: [failoverDocs],
    requirements: ["ER-12", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (record, _settings, graph) => {
        if (failoverRole(record) !== "SECONDARY") return undefined;
        const [primary] = partnersOf(graph, record);
        if (primary === undefined) return undefined;
        if (destinationOf(graph, record) === destinationOf(graph, primary))
            return fail(record, `leads to the same place as ${primary.name}, the PRIMARY of ${hostOf(record)}`);
        const [here, there] = [record, primary].map((one) => balancerBehind(graph, one)?.region);
        return here !== undefined && here === there
            ? fail(record, `leads to ${here}, as ${primary.name} does`)
            : pass(record, `leads to ${here ?? "another place"}, and ${primary.name} to ${there ?? "its own"}`);
    },
});
