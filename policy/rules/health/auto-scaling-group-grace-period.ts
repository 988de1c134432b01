import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What the provider asks for when nothing is said (`@pulumi/aws` 7.48.0, read 2026-11-22). */
const DEFAULT_SECONDS = 300;

export default defineResourceRule({
    id: "auto-scaling-group-grace-period",
    title: "An Auto Scaling group lets instances boot before it judges them, and no longer than ten minutes",
    severity: "medium",
    concern: "health",
    types: [GROUP],
    breaks: "instances are ended before they have booted, one after the other, or dead ones stay",
    remedy: "{ healthCheckGracePeriod: 180 }",
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05"],
    whenUnknown: "unknown",
    settings: { leastSeconds: 60, mostSeconds: 600 },
    judge: (group, { leastSeconds, mostSeconds }) => {
        const seconds = known(readNumber(group, "healthCheckGracePeriod")) ?? DEFAULT_SECONDS;
        return seconds >= leastSeconds && seconds <= mostSeconds
            ? pass(group, `healthCheckGracePeriod is ${seconds} s`)
            : fail(
                  group,
                  `healthCheckGracePeriod is ${seconds} s, needs ${leastSeconds} to ${mostSeconds} s`,
                  `{ healthCheckGracePeriod: ${Math.min(Math.max(180, leastSeconds), mostSeconds)} }`,
              );
    },
});
