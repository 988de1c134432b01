import { DISTRIBUTION, distributionDocs, originFailoverDocs, originGroupsOf } from "../../clouds/aws/cloudfront.ts";
import { known, readNumbers } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloudfront-fails-over-on-server-errors",
    title: "A group of origins moves on for every error that a failing region answers with",
    severity: "high",
    concern: "failover",
    types: [DISTRIBUTION],
    breaks: "the first region answers with errors, and CloudFront passes them on although the second one is well",
    remedy: "{ originGroups: [{ failoverCriteria: { statusCodes: [500, 502, 503, 504] } }] }",
    sources: [distributionDocs, originFailoverDocs],
    requirements: ["ER-09", "ER-12"],
    whenUnknown: "unknown",
    settings: { codes: ["500", "502", "503", "504"] },
    judge: (distribution, { codes }) => {
        const groups = originGroupsOf(distribution);
        if (groups.length === 0) return undefined;
        const repaired = groups.map(({ part }) => {
            const set = known(readNumbers(part, "failoverCriteria.statusCodes")) ?? [];
            const missing = codes.map(Number).filter((code) => !set.includes(code));
            return { part, missing, statusCodes: [...set, ...missing].toSorted((a, b) => a - b) };
        });
        const bad = repaired.find(({ missing }) => missing.length > 0);
        if (bad === undefined) return pass(distribution, `origin groups move on for ${codes.join(", ")}`);
        const all = repaired.map(({ statusCodes }) => ({ failoverCriteria: { statusCodes } }));
        return fail(
            distribution,
            `${bad.part.path}.failoverCriteria.statusCodes leaves out ${bad.missing.join(", ")}`,
            JSON.stringify({ originGroups: all }),
        );
    },
});
