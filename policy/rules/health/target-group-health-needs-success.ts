import { speaksHttp, TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Codes and ranges of codes, all of them in the two hundreds. */
const SUCCESS = /^2\d\d([-,]2\d\d)*$/;

export default defineResourceRule({
    id: "target-group-health-needs-success",
    title: "A target group counts a target as healthy for answers of success alone",
    severity: "high",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "an instance that redirects or refuses every request counts as healthy and keeps getting them",
    remedy: '{ healthCheck: { matcher: "200" } }',
    sources: [targetGroupDocs],
    requirements: ["ER-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        if (!speaksHttp(group) || known(readString(group, "protocolVersion")) === "GRPC") return undefined;
        const matcher = known(readString(group, "healthCheck.matcher")) ?? "";
        if (matcher === "") return pass(group, "healthCheck.matcher is not set, which means 200");
        return SUCCESS.test(matcher)
            ? pass(group, `healthCheck.matcher is ${matcher}`)
            : fail(group, `healthCheck.matcher is ${matcher}, needs codes from 200 to 299 alone`);
    },
});
