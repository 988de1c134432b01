import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readBoolean, readPart, readParts, readStrings } from "../../graph/read.ts";
import { isRecord } from "../../graph/value.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const MAPS = ["regionPools", "countryPools", "popPools"] as const;

export default defineResourceRule({
    id: "load-balancer-overrides-keep-a-second-pool",
    title: "Pools chosen by place or by a rule fail over as well",
    severity: "high",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "clients of one country, or of one path, have a single pool and go down with it while all others move",
    remedy: "{ regionPools: {}, countryPools: {}, popPools: {} }",
    sources: [
        {
            url: "https://developers.cloudflare.com/load-balancing/understand-basics/traffic-steering/steering-policies/geo-steering/",
            read: "2026-11-22",
        },
        {
            url: "https://developers.cloudflare.com/load-balancing/additional-options/load-balancing-rules/",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-02", "ET-06"],
    whenUnknown: "unknown",
    settings: { minimumPools: 2 },
    judge: (loadBalancer, { minimumPools }) => {
        const lists = [...poolMaps(loadBalancer), ...ruled(loadBalancer)];
        const [short] = lists.filter(({ pools }) => pools.length < minimumPools);
        if (short === undefined) return pass(loadBalancer, `${lists.length} overrides, each of several pools`);
        const all = known(readStrings(loadBalancer, "defaultPools")) ?? [];
        return fail(
            loadBalancer,
            `${short.path} holds ${short.pools.length} pools, needs at least ${minimumPools}`,
            short.repair(JSON.stringify(all)),
        );
    },
});

interface PoolList {
    readonly path: string;
    readonly pools: readonly string[];
    /** Arguments that give the override these pools. */
    readonly repair: (pools: string) => string;
}

function poolMaps(from: Readable): readonly PoolList[] {
    return MAPS.flatMap((map) => {
        const part = known(readPart(from, map));
        const value = from.property(map);
        if (part === undefined || value === undefined || !isRecord(value)) return [];
        return Object.keys(value).map((place) => ({
            path: `${map}.${place}`,
            pools: known(readStrings(part, place)) ?? [],
            repair: (pools: string) => `{ ${map}: { ${JSON.stringify(place)}: ${pools} } }`,
        }));
    });
}

/** Rules that are off, and those that answer by themselves, choose no pools. */
function ruled(loadBalancer: Resource): readonly PoolList[] {
    return (known(readParts(loadBalancer, "rules")) ?? []).flatMap((rule, index) => {
        const pools = known(readStrings(rule, "overrides.defaultPools"));
        if (pools === undefined || pools.length === 0 || known(readBoolean(rule, "disabled")) === true) return [];
        const repair = (all: string) => `{ rules: [${"{}, ".repeat(index)}{ overrides: { defaultPools: ${all} } }] }`;
        return [{ path: `rules[${index}].overrides.defaultPools`, pools, repair }];
    });
}
