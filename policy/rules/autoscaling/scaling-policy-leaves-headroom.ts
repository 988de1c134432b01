import { POLICY, policyDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

const LOAD = "objectives.load.requestsPerMinutePerInstance.target";

export default defineResourceRule({
    id: "scaling-policy-leaves-headroom",
    title: "A scaling policy starts instances at 70 % of CPU, and at the load that the system declares for one",
    severity: "high",
    concern: "autoscaling",
    types: [POLICY],
    breaks: "instances are at their limit before the next one is started, and it takes minutes to boot",
    remedy: "{ targetTrackingConfiguration: { targetValue: 70 } }",
    sources: [
        policyDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05", "HB-05"],
    whenUnknown: "unknown",
    settings: { mostCpuPercent: 70 },
    judge: (policy, { mostCpuPercent }, graph) => {
        const tracking = known(readPart(policy, "targetTrackingConfiguration"));
        if (tracking === undefined) return undefined;
        const metric = known(readString(tracking, "predefinedMetricSpecification.predefinedMetricType"));
        const limit =
            metric === "ASGAverageCPUUtilization"
                ? { most: mostCpuPercent, unit: "% of CPU" }
                : metric === "ALBRequestCountPerTarget"
                  ? { most: declaredNumber(graph, policy, LOAD), unit: "requests a minute and instance" }
                  : undefined;
        if (limit?.most === undefined) return undefined;
        const target = known(readNumber(tracking, "targetValue")) ?? Number.POSITIVE_INFINITY;
        return target <= limit.most
            ? pass(policy, `starts instances at ${target} ${limit.unit}`)
            : fail(
                  policy,
                  `starts instances at ${target} ${limit.unit}, needs at most ${limit.most}`,
                  `{ targetTrackingConfiguration: { targetValue: ${limit.most} } }`,
              );
    },
});
