import { balancerBehind, failoverDocs, failoverRole, hostOf, RECORD, recordDocs } from "../../clouds/aws/route53.ts";
import { known, readBoolean, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const BALANCER = /\.elb\.amazonaws\.com\.?$/;

export default defineResourceRule({
    id: "route53-alias-evaluates-target-health",
    title: "A failover record that leads to a load balancer looks at the health of its targets",
    severity: "high",
    concern: "failover",
    types: [RECORD],
    breaks: "a region whose instances are all dead is still answered with until the check from outside notices",
    remedy: "{ aliases: [{ evaluateTargetHealth: true }] }",
    sources: [recordDocs, failoverDocs],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (record, _settings, graph) => {
        const [alias] = known(readParts(record, "aliases")) ?? [];
        if (alias === undefined || failoverRole(record) === undefined) return undefined;
        // CloudFront and others have no health to look at.
        const balanced =
            balancerBehind(graph, record) !== undefined || BALANCER.test(known(readString(alias, "name")) ?? "");
        if (!balanced) return undefined;
        return known(readBoolean(alias, "evaluateTargetHealth")) === true
            ? pass(record, `${hostOf(record)} looks at the load balancer's targets`)
            : fail(record, "aliases[0].evaluateTargetHealth is not true");
    },
});
