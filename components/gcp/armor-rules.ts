/** Address ranges that one basic rule takes (https://cloud.google.com/armor/quotas, 2026-11-22). */
const RANGES_PER_RULE = 10;

/**
 * Cloud Armor's rules for an entrance behind the edge network: the edge, which limits rates itself, passes; every other
 * address may make `requestsPerMinute` and then gets 429.
 */
export function planArmorRules(edgeBlocks: readonly string[], requestsPerMinute: number) {
    const from = (srcIpRanges: string[]) => ({ versionedExpr: "SRC_IPS_V1", config: { srcIpRanges } });
    const edge = chunks(edgeBlocks, RANGES_PER_RULE).map((blocks, index) => ({
        priority: 100 + index,
        description: "The edge network, which limits rates before it calls",
        action: "allow",
        match: from(blocks),
    }));
    const others = {
        priority: 1000,
        description: "Everybody else comes through the bypass name: a rate for each address",
        action: "throttle",
        match: from(["*"]),
        rateLimitOptions: {
            conformAction: "allow",
            exceedAction: "deny(429)",
            enforceOnKey: "IP",
            rateLimitThreshold: { count: requestsPerMinute, intervalSec: 60 },
        },
    };
    const fallback = { priority: 2147483647, description: "Required last rule", action: "allow", match: from(["*"]) };
    return [...edge, others, fallback];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
    const count = Math.ceil(items.length / size);
    return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
