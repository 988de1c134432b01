import { TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What the service does when nothing is said (`@pulumi/aws` 7.48.0, read 2026-11-22). */
const DEFAULT_SECONDS = 300;

export default defineResourceRule({
    id: "target-group-drains",
    title: "A target group gives requests time to finish before a target leaves, and no more than five minutes",
    severity: "high",
    concern: "deployment",
    types: [TARGET_GROUP],
    breaks: "every rollout and every scale-in cuts off requests, or takes so long that a rollback comes too late",
    remedy: "{ deregistrationDelay: 30 }",
    sources: [
        targetGroupDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-06", "HB-07"],
    whenUnknown: "unknown",
    settings: { leastSeconds: 30, mostSeconds: 300 },
    judge: (group, { leastSeconds, mostSeconds }) => {
        if (known(readString(group, "targetType")) === "lambda") return undefined;
        const seconds = known(readNumber(group, "deregistrationDelay")) ?? DEFAULT_SECONDS;
        return seconds >= leastSeconds && seconds <= mostSeconds
            ? pass(group, `deregistrationDelay is ${seconds} s`)
            : fail(
                  group,
                  `deregistrationDelay is ${seconds} s, needs ${leastSeconds} to ${mostSeconds} s`,
                  `{ deregistrationDelay: ${leastSeconds} }`,
              );
    },
});
