import { GROUP, groupDocs, zonesOfGroup } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "auto-scaling-group-min-per-zone",
    title: "An Auto Scaling group keeps an instance in each of its zones, and two in all",
    severity: "critical",
    concern: "redundancy",
    types: [GROUP],
    breaks: "losing one zone can take the last instance, and nothing answers until another one has booted",
    remedy: "{ minSize: 3 }",
    sources: [groupDocs],
    requirements: ["ER-05", "ER-12"],
    whenUnknown: "unknown",
    settings: { perZone: 1, inAll: 2 },
    judge: (group, { perZone, inAll }, graph) => {
        const zones = zonesOfGroup(graph, group);
        const needed = Math.max(perZone * zones.length, inAll);
        const least = known(readNumber(group, "minSize")) ?? 0;
        return least >= needed
            ? pass(group, `minSize is ${least} in ${zones.length} zones`)
            : fail(
                  group,
                  `minSize is ${least}, needs at least ${needed} in ${zones.join(", ")}`,
                  `{ minSize: ${needed} }`,
              );
    },
});
