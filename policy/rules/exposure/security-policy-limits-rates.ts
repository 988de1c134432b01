import { REGION_SECURITY_POLICY, SECURITY_POLICY } from "../../clouds/gcp/load-balancing.ts";
import { known, type Readable, readBoolean, readPart, readParts, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const LIMITS: readonly string[] = ["throttle", "rate_based_ban"];
/** Rules that are resources of their own, by the kind of policy. */
const RULES: Readonly<Record<string, string>> = {
    [REGION_SECURITY_POLICY]: "gcp:compute/regionSecurityPolicyRule:RegionSecurityPolicyRule",
    [SECURITY_POLICY]: "gcp:compute/securityPolicyRule:SecurityPolicyRule",
};

export default defineResourceRule({
    id: "security-policy-limits-rates",
    title: "A security policy limits how many requests one address may make",
    severity: "high",
    concern: "exposure",
    types: [REGION_SECURITY_POLICY, SECURITY_POLICY],
    breaks: "a single client can use up every instance, and all others get errors",
    remedy: '{ rules: [{ action: "throttle", priority: 1000, preview: false, match: { versionedExpr: "SRC_IPS_V1", config: { srcIpRanges: ["*"] } }, rateLimitOptions: { conformAction: "allow", exceedAction: "deny(429)", enforceOnKey: "IP", rateLimitThreshold: { count: 600, intervalSec: 60 } } }] }',
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/regionsecuritypolicy/",
            read: "2026-11-22",
        },
        { url: "https://docs.cloud.google.com/armor/docs/rate-limiting-overview", read: "2026-11-22" },
    ],
    requirements: ["CN-06", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (policy, _settings, graph) => {
        const type = known(readString(policy, "type")) ?? "CLOUD_ARMOR";
        // Policies of the edge cache and of packets have no rates of requests.
        if (type !== "CLOUD_ARMOR") return undefined;
        const beside = graph.referring(policy, RULES[policy.type] ?? "", "securityPolicy");
        const limit = [...(known(readParts(policy, "rules")) ?? []), ...beside].find(limitsEverybody);
        return limit === undefined
            ? fail(policy, "no rule in force limits the rate of every address")
            : pass(policy, `${limit.path || "a rule beside it"} limits rates`);
    },
});

function limitsEverybody(rule: Readable): boolean {
    if (!LIMITS.includes(known(readString(rule, "action")) ?? "")) return false;
    // A rule in preview is logged and not enforced.
    if (known(readBoolean(rule, "preview")) === true) return false;
    const ranges = known(readStrings(rule, "match.config.srcIpRanges")) ?? [];
    return ranges.includes("*") || known(readPart(rule, "match.expr")) !== undefined;
}
