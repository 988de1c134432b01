import { GROUP, groupDocs } from "../../clouds/aws/autoscaling.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";
import { twinOf } from "../../twins.ts";

export default defineResourceRule({
    id: "auto-scaling-group-twin-carries-the-load",
    title: "An Auto Scaling group has a twin in the failover region that may grow as large",
    severity: "critical",
    concern: "pairing",
    types: [GROUP],
    breaks: "the region that takes over has no instances, or cannot start enough of them, and fails under the load",
    remedy: "{ maxSize: 12 }",
    sources: [
        groupDocs,
        {
            url: "https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group, _settings, graph) => {
        const pair = regionsFor(graph, group);
        if (pair === undefined || group.region !== pair.primary) return undefined;
        const twin = twinOf(graph, group, pair);
        if (twin === undefined) return fail(group, `has no twin in ${pair.failover}`);
        const [own, other] = [group, twin].map((one) => known(readNumber(one, "maxSize")) ?? 0);
        return (other ?? 0) >= (own ?? 0)
            ? pass(group, `may grow to ${own}, and ${twin.name} in ${pair.failover} to ${other}`)
            : fail(
                  twin,
                  `maxSize is ${other} in ${pair.failover}, and ${group.name} may grow to ${own}`,
                  `{ maxSize: ${own} }`,
              );
    },
});
