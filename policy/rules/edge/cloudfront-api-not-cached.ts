import {
    behavioursOf,
    CACHE_POLICY,
    DISTRIBUTION,
    distributionDocs,
    MANAGED,
    namedPolicy,
    takesWrites,
} from "../../clouds/aws/cloudfront.ts";
import type { Graph } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Of a policy that says nothing (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html, 2026-11-22). */
const DEFAULT_MOST_SECONDS = 31_536_000;

export default defineResourceRule({
    id: "cloudfront-api-not-cached",
    title: "CloudFront keeps nothing that an API answers",
    severity: "critical",
    concern: "edge",
    types: [DISTRIBUTION],
    breaks: "one person gets what was answered to another, or what was true before they changed it",
    remedy: `{ orderedCacheBehaviors: [{ cachePolicyId: "${MANAGED.cachingDisabled}" }] }`,
    sources: [
        distributionDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (distribution, _settings, graph) => {
        const apis = behavioursOf(distribution).filter(takesWrites);
        if (apis.length === 0) return undefined;
        for (const behaviour of apis) {
            const kept = keeps(graph, behaviour);
            if (kept === undefined) continue;
            return fail(distribution, `${behaviour.path} takes writes and keeps answers ${kept}`);
        }
        return pass(distribution, "keeps nothing of what takes writes");
    },
});

/** How long answers may be kept; `undefined` when they are not. */
function keeps(graph: Graph, behaviour: Readable): string | undefined {
    const id = known(readString(behaviour, "cachePolicyId")) ?? "";
    if (id === MANAGED.cachingDisabled) return undefined;
    const own = namedPolicy(graph, behaviour, "cachePolicyId", CACHE_POLICY);
    if (id !== "" && own === undefined) return `by the policy ${id}, and CachingDisabled keeps none`;
    const seconds =
        own === undefined
            ? (known(readNumber(behaviour, "maxTtl")) ?? 0)
            : (known(readNumber(own, "maxTtl")) ?? DEFAULT_MOST_SECONDS);
    return seconds > 0 ? `for up to ${seconds} s, needs 0 s` : undefined;
}
