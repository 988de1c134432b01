import { healthPathOf, speaksHttp, TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { systemOf } from "../../systems.ts";

export default defineResourceRule({
    id: "target-group-health-ignores-dependencies",
    title: "A target group does not ask for the health of the database or the cache",
    severity: "high",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "a database that moves to its other zone makes every instance unhealthy at once, and the fleet is replaced for nothing",
    remedy: '{ healthCheck: { path: "/health" } }',
    sources: [
        targetGroupDocs,
        {
            url: "https://aws.amazon.com/builders-library/implementing-health-checks/",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-03", "AG-02"],
    whenUnknown: "unknown",
    settings: { dependencies: ["database", "cache"] },
    judge: (group, { dependencies }, graph) => {
        const system = systemOf(graph, group);
        if (system === undefined || !speaksHttp(group)) return undefined;
        const path = healthPathOf(group);
        const asked = dependencies.find((part) => known(readString(system, `health.${part}`)) === path);
        if (asked === undefined) return pass(group, `asks for ${path}`);
        const own = known(readString(system, "health.all")) ?? "/health";
        return fail(
            group,
            `asks for ${path}, which fails with the ${asked}`,
            `{ healthCheck: { path: ${JSON.stringify(own)} } }`,
        );
    },
});
