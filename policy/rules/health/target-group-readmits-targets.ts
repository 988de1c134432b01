import { healthCheckOf, TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-readmits-targets",
    title: "A target group lets a recovered or new target in within a minute",
    severity: "medium",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "capacity that is ready stands idle while the instances that are left are overloaded",
    remedy: "{ healthCheck: { interval: 10, healthyThreshold: 3 } }",
    sources: [targetGroupDocs],
    requirements: ["ER-03"],
    whenUnknown: "unknown",
    settings: { withinSeconds: 60 },
    judge: (group, { withinSeconds }) => {
        if (known(readString(group, "targetType")) === "lambda") return undefined;
        const { interval, healthyThreshold } = healthCheckOf(group);
        const seconds = interval * healthyThreshold;
        const sum = `lets a target in after ${interval} s x ${healthyThreshold} = ${seconds} s`;
        return seconds <= withinSeconds ? pass(group, sum) : fail(group, `${sum}, needs at most ${withinSeconds} s`);
    },
});
