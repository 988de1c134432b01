import {
    behavioursOf,
    DISTRIBUTION,
    distributionDocs,
    originFailoverDocs,
    originGroupsOf,
    originsOf,
} from "../../clouds/aws/cloudfront.ts";
import { failoverRole, hostOf, RECORD } from "../../clouds/aws/route53.ts";
import type { Graph } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Names that AWS gives to a bucket, load balancer or gateway of one region. */
const OF_ONE_REGION = /\.amazonaws\.com$/;

export default defineResourceRule({
    id: "cloudfront-origin-fails-over",
    title: "What CloudFront serves comes from a group of origins, or from a name that fails over by itself",
    severity: "high",
    concern: "failover",
    types: [DISTRIBUTION],
    breaks: "losing the origin's region takes the site down everywhere, except for what happens to be cached",
    remedy: '{ originGroups: [{ originId: "both", failoverCriteria: { statusCodes: [500, 502, 503, 504] }, members: [{ originId: "us-east-1" }, { originId: "us-west-2" }] }], defaultCacheBehavior: { targetOriginId: "both" } }',
    sources: [distributionDocs, originFailoverDocs],
    requirements: ["ER-09", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (distribution, _settings, graph) => {
        const groups = originGroupsOf(distribution);
        const origins = originsOf(distribution);
        for (const behaviour of behavioursOf(distribution)) {
            const target = known(readString(behaviour, "targetOriginId")) ?? "";
            const group = groups.find(({ id }) => id === target);
            if (group !== undefined && group.members.length >= 2) continue;
            const named = group?.members[0] ?? target;
            const origin = origins.find((candidate) => known(readString(candidate, "originId")) === named);
            const host = (origin && known(readString(origin, "domainName"))) ?? "";
            if (!staysBehind(graph, host)) continue;
            const whole = groups.find(({ members }) => members.length >= 2);
            const message = `${behaviour.path} is served by ${host} alone`;
            return whole !== undefined && behaviour.path === "defaultCacheBehavior"
                ? fail(distribution, message, `{ defaultCacheBehavior: { targetOriginId: "${whole.id}" } }`)
                : fail(distribution, message);
        }
        return pass(distribution, "every origin has another region to fall back to");
    },
});

/** Whether a host is lost with one region. What another platform's name stands for cannot be told from this stack. */
function staysBehind(graph: Graph, host: string): boolean {
    if (OF_ONE_REGION.test(host)) return true;
    const records = graph.ofType(RECORD).filter((record) => hostOf(record) === host.toLowerCase());
    return records.length > 0 && records.every((record) => failoverRole(record) === undefined);
}
