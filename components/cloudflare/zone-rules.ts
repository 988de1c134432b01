import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";

/** What one host name asks of the zone's rules. */
export interface HostRules {
    /** Kebab-case and stable: rules keep their identity by it. */
    readonly name: string;
    readonly host: string;
    /** Requests one client address may make, counted in each of the edge's places by itself. */
    readonly rateLimit: { readonly requests: number; readonly per: Duration; readonly block: Duration };
    /** Path prefix of versioned files that never change, and how long the edge keeps them. */
    readonly assets: { readonly prefix: string; readonly keep: Duration };
    /** Path prefix that is never cached by the zone (the router decides for itself). */
    readonly api: string;
}

export interface ZoneRulesArgs {
    readonly zoneId: pulumi.Input<string>;
    /** Every host name of the zone that has rules: a zone takes one ruleset for each phase, so they are made together. */
    readonly hosts: readonly HostRules[];
    readonly provider: pulumi.ProviderResource;
}

/** Counting periods of rate limiting rules in seconds (https://developers.cloudflare.com/waf/rate-limiting-rules/parameters/, 2026-11-22). */
const PERIODS = [10, 60, 120, 300, 600, 3600];

/** The Cloudflare Managed Ruleset (https://developers.cloudflare.com/waf/managed-rules/reference/cloudflare-managed-ruleset/, 2026-11-22). */
const MANAGED_RULESET = "efb7b8c949ac4650a09736fc376e9aee";

/** Literals of the service; the SDK's comments spell them differently and its types do not check them. */
export const PHASES = {
    rateLimit: "http_ratelimit",
    cache: "http_request_cache_settings",
    firewall: "http_request_firewall_custom",
    managed: "http_request_firewall_managed",
} as const;

/** All rules by phase. Throws when a host asks for a counting period that does not exist, or twice for the same name. */
export function planZoneRules(hosts: readonly HostRules[]) {
    const problems: Problem[] = [];
    for (const { name, rateLimit } of hosts) {
        if (!PERIODS.includes(rateLimit.per.seconds)) {
            problems.push({
                path: `hosts.${name}.rateLimit.per`,
                reason: `must be one of ${PERIODS.join(", ")} seconds, got ${rateLimit.per}`,
            });
        }
        if (hosts.filter((host) => host.name === name).length > 1) {
            problems.push({ path: `hosts.${name}`, reason: "must be named once, got the name twice" });
        }
    }
    refuse("ZoneRules", problems);
    return {
        [PHASES.rateLimit]: hosts.map(({ name, host, rateLimit }) => ({
            ref: `${name}_rate`,
            description: `${name}: requests of one address`,
            expression: `(http.host eq "${host}")`,
            action: "block",
            ratelimit: {
                // Counters live in each of the edge's places: the limit is a brake, not a quota.
                characteristics: ["cf.colo.id", "ip.src"],
                period: rateLimit.per.seconds,
                requestsPerPeriod: rateLimit.requests,
                mitigationTimeout: rateLimit.block.seconds,
            },
        })),
        [PHASES.cache]: hosts.flatMap(({ name, host, assets, api }) => [
            {
                ref: `${name}_assets`,
                description: `${name}: versioned files never change`,
                expression: `(http.host eq "${host}" and starts_with(http.request.uri.path, "${assets.prefix}"))`,
                action: "set_cache_settings",
                actionParameters: {
                    cache: true,
                    edgeTtl: { mode: "override_origin", default: assets.keep.seconds },
                    browserTtl: { mode: "override_origin", default: assets.keep.seconds },
                },
            },
            {
                ref: `${name}_api`,
                description: `${name}: answers of the API belong to one caller`,
                expression: `(http.host eq "${host}" and starts_with(http.request.uri.path, "${api}"))`,
                action: "set_cache_settings",
                actionParameters: { cache: false },
            },
        ]),
        [PHASES.firewall]: hosts.map(({ name, host }) => ({
            ref: `${name}_methods`,
            description: `${name}: methods the API does not have`,
            expression: `(http.host eq "${host}" and not http.request.method in {"GET" "HEAD" "POST" "PUT" "PATCH" "DELETE" "OPTIONS"})`,
            action: "block",
        })),
        [PHASES.managed]: [
            {
                ref: "managed",
                description: "Known attacks",
                expression: "true",
                action: "execute",
                actionParameters: { id: MANAGED_RULESET },
            },
        ],
    };
}

/** The zone's rate limits, cache rules and firewall, for all of its host names. */
export class ZoneRules extends Component {
    constructor(name: string, args: ZoneRulesArgs, options?: ComponentOptions) {
        super("cloudflare:ZoneRules", name, options);
        for (const [phase, rules] of Object.entries(planZoneRules(args.hosts))) {
            new cloudflare.Ruleset(
                this.child(phase.replaceAll("_", "-")),
                {
                    zoneId: args.zoneId,
                    name: `${name} ${phase}`,
                    kind: "zone",
                    phase,
                    rules: rules.map((rule) => ({ enabled: true, ...rule })),
                },
                // A zone takes one ruleset for each phase: the old one has to go before its replacement comes.
                this.inside(args.provider, { deleteBeforeReplace: true }),
            );
        }
        this.registerOutputs({ hosts: args.hosts.map(({ host }) => host) });
    }
}
