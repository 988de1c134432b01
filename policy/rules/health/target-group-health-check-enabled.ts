import { TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "target-group-health-check-enabled",
    title: "A target group checks the health of its targets",
    severity: "critical",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "an instance that stopped answering keeps getting its share of the requests",
    remedy: "{ healthCheck: { enabled: true } }",
    sources: [targetGroupDocs],
    requirements: ["ER-03", "HB-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        // A function's check is a call that is paid for, and nothing is kept running that it could find dead.
        if (known(readString(group, "targetType")) === "lambda") return undefined;
        return known(readBoolean(group, "healthCheck.enabled")) === false
            ? fail(group, "healthCheck.enabled is false, needs true")
            : pass(group, "checks the health of its targets");
    },
});
