import { healthDocs, MONITOR, monitorDocs } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "monitor-needs-repeated-success",
    title: "A region that was down gets its traffic back only after several good probes in a row",
    severity: "medium",
    concern: "health",
    types: [MONITOR],
    breaks: "a region that comes and goes gets all traffic back at its first good answer, and users swing with it",
    remedy: "{ consecutiveUp: 3 }",
    sources: [healthDocs, monitorDocs],
    requirements: ["ET-08", "ET-06"],
    whenUnknown: "unknown",
    settings: { minimumProbes: 2 },
    judge: (monitor, { minimumProbes }) => {
        // The API takes a monitor that leaves it out at its first good answer.
        const probes = known(readNumber(monitor, "consecutiveUp")) ?? 0;
        return probes >= minimumProbes
            ? pass(monitor, `consecutiveUp is ${probes}`)
            : fail(
                  monitor,
                  `consecutiveUp is ${probes}, needs at least ${minimumProbes}`,
                  `{ consecutiveUp: ${minimumProbes} }`,
              );
    },
});
