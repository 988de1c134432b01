import { speaksHttp, TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-eases-sick-targets",
    title: "A target group gives less to targets that answer worse than the others, or that are new",
    severity: "medium",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "an instance that fails requests but passes its health check, or is still cold, gets as many as a good one",
    remedy: '{ loadBalancingAlgorithmType: "weighted_random", loadBalancingAnomalyMitigation: "on" }',
    sources: [
        targetGroupDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        const algorithm = known(readString(group, "loadBalancingAlgorithmType")) ?? "round_robin";
        // The third algorithm measures targets itself and allows neither of the two.
        if (!speaksHttp(group) || algorithm === "least_outstanding_requests") return undefined;
        const slowStart = known(readNumber(group, "slowStart")) ?? 0;
        if (slowStart > 0) return pass(group, `gives a new target its full share after ${slowStart} s`);
        return known(readString(group, "loadBalancingAnomalyMitigation")) === "on"
            ? pass(group, "gives less to targets that answer worse")
            : fail(
                  group,
                  `spreads requests by ${algorithm}: neither loadBalancingAnomalyMitigation nor slowStart is on`,
              );
    },
});
