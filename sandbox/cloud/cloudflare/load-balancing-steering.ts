/** Where a load balancer names pools: lists, maps by place, and the overrides of its rules. */
import { bag, bags, text, texts } from "../bag.ts";
import type { Bag } from "../values.ts";

export interface PoolUse {
    readonly property: string;
    readonly pool: string;
}

const MAPS = ["regionPools", "countryPools", "popPools"];

/** Every pool that a load balancer names. */
export function poolsOf(inputs: Bag): readonly PoolUse[] {
    return [
        ...named(inputs, ""),
        ...bags(inputs, "rules").flatMap(({ index, item }) =>
            named(bag(item, "overrides") ?? {}, `rules[${index}].overrides.`),
        ),
    ];
}

function named(source: Bag, prefix: string): readonly PoolUse[] {
    const fallback = text(source, "fallbackPool");
    return [
        ...texts(source, "defaultPools").map(({ index, item }) => ({
            property: `${prefix}defaultPools[${index}]`,
            pool: item,
        })),
        ...(fallback === undefined ? [] : [{ property: `${prefix}fallbackPool`, pool: fallback }]),
        ...MAPS.flatMap((map) =>
            Object.keys(bag(source, map) ?? {}).flatMap((place) =>
                texts(bag(source, map), place).map(({ index, item }) => ({
                    property: `${prefix}${map}.${place}[${index}]`,
                    pool: item,
                })),
            ),
        ),
    ];
}
