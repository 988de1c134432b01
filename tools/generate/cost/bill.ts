import type { Graph, Resource } from "../../../policy/graph/graph.ts";
import type { Choice, Standing, Use } from "./choice.ts";
import { monthly, type Price } from "./prices.ts";

/** So many units of one price for a month. */
export interface Item {
    readonly price: Price;
    readonly quantity: number;
    /** Where they are; empty for what belongs to no region. */
    readonly regions: readonly string[];
    /** US dollars; `undefined` when the price is not known where the units are. */
    readonly usd: number | undefined;
}

/** What one choice adds to a system's bill. */
export interface Line {
    readonly choice: Choice;
    readonly items: readonly Item[];
}

/** A sum that says how much of it is missing. */
export interface Sum {
    readonly usd: number;
    /** Prices that are not known and so not in the sum, each once. */
    readonly missing: readonly Price[];
}

/** What no system has for itself. */
export const SHARED = "shared";

/** What each choice adds in a month, by system. A choice that a system has not made has no line. */
export function billOf(
    standing: Standing,
    choices: readonly Choice[],
    prices: ReadonlyMap<string, Price>,
): ReadonlyMap<string, readonly Line[]> {
    const bill = new Map<string, Line[]>();
    for (const choice of choices) {
        const uses = Map.groupBy(
            standing.graph
                .ofType(...choice.of)
                .flatMap((resource) =>
                    choice.uses(resource, standing).map((use) => ({ use, system: systemOf(resource, standing.graph) })),
                ),
            ({ system }) => system,
        );
        for (const [system, own] of uses) {
            const items = itemsOf(
                own.map(({ use }) => use),
                prices,
            );
            bill.set(system, [...(bill.get(system) ?? []), { choice, items }]);
        }
    }
    return bill;
}

/** Adds up what is known and names what is not. */
export function sumOf(items: readonly Item[]): Sum {
    return {
        usd: items.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
        missing: [...new Set(items.filter(({ usd }) => usd === undefined).map(({ price }) => price))],
    };
}

/** Two stacks' sums over what is known in both, by choice and unit, so that like is compared with like. */
export function comparableSums(one: readonly Line[] = [], other: readonly Line[] = []): readonly [number, number] {
    const [left, right] = [partsOf(one), partsOf(other)];
    const missing = new Set([...left, ...right].filter(({ usd }) => usd === undefined).map(({ what }) => what));
    const sum = (parts: typeof left) =>
        parts.reduce((total, { what, usd }) => total + (missing.has(what) ? 0 : (usd ?? 0)), 0);
    return [sum(left), sum(right)];
}

function partsOf(lines: readonly Line[]) {
    return lines.flatMap(({ choice, items }) =>
        items.map(({ price, usd }) => ({ what: `${choice.id}: ${price.unit}`, usd })),
    );
}

function systemOf(resource: Resource, graph: Graph): string {
    const system = graph.ancestors(resource).find(({ type }) => type.startsWith("ha-platform:systems:"));
    return system?.name ?? SHARED;
}

/** One item for each price, two when it is known in some regions only. */
function itemsOf(uses: readonly Use[], prices: ReadonlyMap<string, Price>): Item[] {
    const items = uses.map(({ price: id, quantity, region }) => {
        const price = prices.get(id);
        if (price === undefined) throw new RangeError(`the price list must have ${id}, with a price or what to ask`);
        const each = monthly(price, region);
        const usd = each === undefined ? undefined : each * quantity;
        return { price, quantity, regions: region === undefined ? [] : [region], usd };
    });
    const groups = Map.groupBy(items, ({ price, usd }) => `${price.id} ${usd === undefined}`);
    return [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined) return [];
        const quantity = group.reduce((sum, item) => sum + item.quantity, 0);
        const regions = [...new Set(group.flatMap((item) => item.regions))].sort();
        return [{ price: first.price, quantity, regions, usd: first.usd === undefined ? undefined : sumOf(group).usd }];
    });
}
