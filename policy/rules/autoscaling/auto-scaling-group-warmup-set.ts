import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-warmup-set",
    title: "An Auto Scaling group says how long an instance takes to carry its share",
    severity: "medium",
    concern: "autoscaling",
    types: [GROUP],
    breaks: "what a booting instance reports counts as the fleet's, which then grows too far or shrinks at once",
    remedy: "{ defaultInstanceWarmup: 300 }",
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-default-instance-warmup.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-05", "ER-06"],
    whenUnknown: "unknown",
    settings: { mostSeconds: 600 },
    judge: (group, { mostSeconds }) => {
        const seconds = known(readNumber(group, "defaultInstanceWarmup"));
        if (seconds === undefined) return fail(group, "defaultInstanceWarmup is not set");
        return seconds <= mostSeconds
            ? pass(group, `defaultInstanceWarmup is ${seconds} s`)
            : fail(
                  group,
                  `defaultInstanceWarmup is ${seconds} s, needs at most ${mostSeconds} s`,
                  `{ defaultInstanceWarmup: ${mostSeconds} }`,
              );
    },
});
