import { healthPathOf, speaksHttp, TARGET_GROUP, targetGroupDocs } from "../../clouds/aws/load-balancing.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { healthPathsOf, systemOf } from "../../systems.ts";

export default defineResourceRule({
    id: "target-group-health-path-declared",
    title: "A target group asks for a health path that its system declares, and not for the front page",
    severity: "medium",
    concern: "health",
    types: [TARGET_GROUP],
    breaks: "a page that answers from a cache or a redirect keeps a broken instance in rotation, or a moved path empties the fleet",
    remedy: '{ healthCheck: { path: "/health" } }',
    sources: [targetGroupDocs],
    requirements: ["ER-03", "HB-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group, _settings, graph) => {
        if (!speaksHttp(group)) return undefined;
        const system = systemOf(graph, group);
        const declared = system === undefined ? [] : healthPathsOf(system);
        const path = healthPathOf(group);
        if (declared.length === 0 ? path !== "/" : declared.includes(path)) return pass(group, `asks for ${path}`);
        const [first = "/health"] = declared;
        const what = declared.length === 0 ? "needs a path of its own" : `needs one of ${declared.join(", ")}`;
        return fail(group, `asks for ${path}, ${what}`, `{ healthCheck: { path: ${JSON.stringify(first)} } }`);
    },
});
