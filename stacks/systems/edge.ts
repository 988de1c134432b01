import type { HostRules } from "../../components/cloudflare/zone-rules.ts";
import { Duration } from "../../components/core/duration.ts";

/** What the zone does for a system's host name before a request reaches the router. */
export function edgeRules(
    name: string,
    { host, requestsPerMinute }: { readonly host: string; readonly requestsPerMinute: number },
): HostRules {
    return {
        name: name.replaceAll("-", "_"),
        host,
        rateLimit: { requests: requestsPerMinute, per: Duration.minutes(1), block: Duration.minutes(1) },
        assets: { prefix: "/assets/", keep: Duration.days(365) },
        api: "/api/",
    };
}

/** When a region is bad, and which answers send a read to the other one. */
export const ROUTER_JUDGEMENT = {
    evidence: { consecutiveFailures: 5, expiresAfterMs: 30_000 },
    retry: {
        otherRegionOn: [500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530],
        methods: ["GET", "HEAD", "OPTIONS"],
    },
} as const;
