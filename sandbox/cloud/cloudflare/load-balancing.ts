/** Load balancers with their pools and monitors. */
import { filledAt, list, number, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { mustExist, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { monitor } from "./load-balancing-monitor.ts";
import { pool } from "./load-balancing-pool.ts";
import { poolsOf } from "./load-balancing-steering.ts";
import { LOAD_BALANCER, MONITOR, POOL } from "./load-balancing-types.ts";
import { domainOf, hostInZone, inZone, othersInZone } from "./zone-reference.ts";

const AFFINITY_SECONDS = {
    cookie: { shortest: 1800, longest: 604800, default: 82800 },
    ip_cookie: { shortest: 1800, longest: 604800, default: 82800 },
    header: { shortest: 30, longest: 3600, default: 1800 },
} as const;

function affinity(draft: Draft) {
    const kind = text(draft.inputs, "sessionAffinity");
    return kind === "cookie" || kind === "ip_cookie" || kind === "header" ? AFFINITY_SECONDS[kind] : undefined;
}

function affinityTime(draft: Draft): readonly Refusal[] {
    const [limits, ttl] = [affinity(draft), number(draft.inputs, "sessionAffinityTtl")];
    if (limits === undefined || ttl === undefined) return [];
    return refuseIf(ttl < limits.shortest || ttl > limits.longest, {
        property: "sessionAffinityTtl",
        problem: `must be from ${limits.shortest} to ${limits.longest} seconds for this session affinity`,
        got: String(ttl),
    });
}

function pools(draft: Draft): readonly Refusal[] {
    return [
        ...poolsOf(draft.inputs).flatMap(({ property, pool }) =>
            mustExist(draft.cloud, POOL, "a load balancer pool", property, pool),
        ),
        ...refuseIf(Array.isArray(draft.inputs.defaultPools) && list(draft.inputs, "defaultPools").length === 0, {
            property: "defaultPools",
            problem: "must name at least one pool",
            got: "an empty list",
        }),
    ];
}

function nameFree(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, "name")?.toLowerCase();
    const other = othersInZone(draft).find(({ inputs }) => text(inputs, "name")?.toLowerCase() === name);
    return refuseIf(other !== undefined, {
        property: "name",
        problem: "must be a host name without a load balancer",
        got: printable(name),
        remedy: `change load balancer ${printable(other?.id)}, which has the name`,
    });
}

function nested(draft: Draft): Bag {
    return {
        ...filledAt(draft.inputs, "adaptiveRouting", { failoverAcrossPools: false }),
        ...filledAt(draft.inputs, "locationStrategy", { mode: "pop", preferEcs: "proximity" }),
        ...filledAt(draft.inputs, "randomSteering", { defaultWeight: 1 }),
        ...filledAt(draft.inputs, "sessionAffinityAttributes", {
            drainDuration: 0,
            samesite: "Auto",
            secure: "Auto",
            zeroDowntimeFailover: "none",
        }),
    };
}

const loadBalancer: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, {
            description: "",
            adaptiveRouting: { failoverAcrossPools: false },
            locationStrategy: { mode: "pop", preferEcs: "proximity" },
            randomSteering: { defaultWeight: 1 },
            sessionAffinityAttributes: {},
            countryPools: {},
            popPools: {},
            regionPools: {},
            networks: ["cloudflare"],
            rules: [],
            ...(draft.inputs.proxied === true ? {} : { ttl: 30 }),
            ...(affinity(draft) === undefined ? {} : { sessionAffinityTtl: affinity(draft)?.default ?? 0 }),
        }),
        ...nested(draft),
        createdOn: draft.time("created"),
        modifiedOn: draft.time("modified"),
        zoneName: domainOf(draft) ?? "example.com",
    }),
    refusals: (draft) => [
        ...inZone(draft),
        ...hostInZone(draft, "name"),
        ...nameFree(draft),
        ...pools(draft),
        ...affinityTime(draft),
    ],
};

export const loadBalancing: Family = { [MONITOR]: monitor, [POOL]: pool, [LOAD_BALANCER]: loadBalancer };
