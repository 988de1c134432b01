import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-room-to-grow",
    title: "An Auto Scaling group may grow to twice its smallest size",
    severity: "high",
    concern: "autoscaling",
    types: [GROUP],
    breaks: "when a zone is lost or the load doubles, the ceiling stops the fleet before it can carry it",
    remedy: "{ maxSize: 6 }",
    sources: [groupDocs],
    requirements: ["ER-05", "HB-05"],
    whenUnknown: "unknown",
    settings: { times: 2 },
    judge: (group, { times }) => {
        const least = known(readNumber(group, "minSize")) ?? 0;
        const most = known(readNumber(group, "maxSize")) ?? 0;
        const needed = Math.ceil(least * times);
        return most >= needed && most > 0
            ? pass(group, `may grow from ${least} to ${most}`)
            : fail(
                  group,
                  `may grow from ${least} to ${most}, needs maxSize ${needed}`,
                  `{ maxSize: ${Math.max(needed, 1)} }`,
              );
    },
});
