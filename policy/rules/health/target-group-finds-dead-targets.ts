import { healthCheckOf, TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-finds-dead-targets",
    title: "A target group finds a dead target within 30 s",
    severity: "high",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "requests go on failing at a dead instance for as long as its health check takes to give it up",
    remedy: "{ healthCheck: { interval: 10, timeout: 5, unhealthyThreshold: 2 } }",
    sources: [
        targetGroupDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-03"],
    whenUnknown: "unknown",
    settings: { withinSeconds: 30 },
    judge: (group, { withinSeconds }) => {
        if (known(readString(group, "targetType")) === "lambda") return undefined;
        const { interval, timeout, unhealthyThreshold } = healthCheckOf(group);
        const seconds = interval * unhealthyThreshold + timeout;
        const sum = `finds a dead target in ${interval} s x ${unhealthyThreshold} + ${timeout} s = ${seconds} s`;
        return seconds <= withinSeconds ? pass(group, sum) : fail(group, `${sum}, needs at most ${withinSeconds} s`);
    },
});
