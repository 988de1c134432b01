import { behavioursOf, CACHE_POLICY, DISTRIBUTION, takesWrites } from "../../clouds/aws/cloudfront.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Of a policy that says nothing (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html, 2026-11-22). */
const DEFAULTS = { usually: 86_400, atMost: 31_536_000 };

export default defineResourceRule({
    id: "cloudfront-assets-cached",
    title: "CloudFront keeps assets for an hour, and for a day where they ask for it",
    severity: "medium",
    concern: "edge",
    types: [CACHE_POLICY],
    breaks: "every page view reaches the buckets, and nothing is left at the edge to serve while they cannot be reached",
    remedy: "{ defaultTtl: 3600, maxTtl: 86400 }",
    sources: [
        {
            url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html",
            read: "2026-11-22",
        },
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudfront/cachepolicy/", read: "2026-11-22" },
    ],
    requirements: ["ER-09", "ET-03"],
    whenUnknown: "unknown",
    settings: { leastSeconds: 3600, leastAtMostSeconds: 86_400 },
    judge: (policy, { leastSeconds, leastAtMostSeconds }, graph) => {
        if (!keepsAssets(graph, policy)) return undefined;
        const usually = known(readNumber(policy, "defaultTtl")) ?? DEFAULTS.usually;
        const atMost = known(readNumber(policy, "maxTtl")) ?? DEFAULTS.atMost;
        return usually >= leastSeconds && atMost >= leastAtMostSeconds
            ? pass(policy, `keeps assets for ${usually} s, and ${atMost} s at most`)
            : fail(
                  policy,
                  `keeps assets for ${usually} s, and ${atMost} s at most: needs ${leastSeconds} s and ${leastAtMostSeconds} s`,
                  `{ defaultTtl: ${leastSeconds}, maxTtl: ${leastAtMostSeconds} }`,
              );
    },
});

/** Whether a behaviour that takes no writes names the policy, or a default one was made from it. */
function keepsAssets(graph: Graph, policy: Resource): boolean {
    return graph.ofType(DISTRIBUTION).some((distribution) =>
        behavioursOf(distribution)
            .filter((behaviour) => !takesWrites(behaviour))
            .some((behaviour) => {
                const id = readString(behaviour, "cachePolicyId");
                if (id.state !== "unknown") return id.state === "set" && id.value === policy.id;
                const [property = ""] = behaviour.path.split("[");
                return graph.reachable(distribution, property, [CACHE_POLICY]).includes(policy);
            }),
    );
}
