import type { Plans } from "../plans.ts";
import { billOf, comparableSums, type Item, type Line, SHARED, type Sum, sumOf } from "./bill.ts";
import { type Choice, type Standing, standsBy } from "./choice.ts";
import { choices } from "./choices.ts";
import { type Price, readPrices } from "./prices.ts";
import { standingOf } from "./standing.ts";

/** The stacks that stand side by side, the dearer one first. */
const STACKS = ["prod", "staging"] as const;

/** `docs/reference/cost.md`: what each choice for availability adds a month, by system, in prod and in staging. */
export async function costPage(root: string, plans: Plans): Promise<string> {
    const standing = (stack: string) => standingOf(root, stack, root, () => plans.stateOf(stack));
    const [prod, staging] = await Promise.all([standing(STACKS[0]), standing(STACKS[1])]);
    return costPageOf({ prod, staging }, choices, readPrices(root));
}

/** The same from stacks as they stand. */
export function costPageOf(
    stacks: { readonly prod: Standing; readonly staging: Standing },
    all: readonly Choice[],
    prices: ReadonlyMap<string, Price>,
): string {
    const prod = billOf(stacks.prod, all, prices);
    const staging = billOf(stacks.staging, all, prices);
    const systems = [...new Set([...prod.keys(), ...staging.keys()])].sort(sharedLast);
    const used = [...prod.values(), ...staging.values()].flat().flatMap(({ items }) => items);
    return [
        "# What surviving costs",
        "",
        "Generated from the program as it is planned for `Pulumi.prod.yaml` and `Pulumi.staging.yaml`, and from",
        "[prices.yaml](prices.yaml), by `node tools/generate.ts`.",
        "",
        "Each line is a choice that a system pays for only to survive a loss, and what it adds in a month of 730 hours at list",
        "prices, without discounts, free tiers and taxes. *Unknown* is not zero: it is in no sum, and what has to be asked is",
        "at the end. Traffic, requests and data that grow with use are unknown by nature. Staging is of the same shape and costs",
        "less by the values of its stack file alone; where it keeps nothing of a thing, it says *none*.",
        "",
        "USD a month, and of that what is known in both stacks:",
        "",
        "| System | prod | staging | prod, in both | staging, in both |",
        "|---|--:|--:|--:|--:|",
        ...systems.map((system) => {
            const [dear, cheap] = [prod.get(system), staging.get(system)];
            const both = comparableSums(dear, cheap).map((usd) => usd.toFixed(2));
            return `| [${system}](#${system}) | ${total(dear)} | ${total(cheap)} | ${both.join(" | ")} |`;
        }),
        "",
        ...systems.flatMap((system) => section(system, all, prod.get(system) ?? [], staging.get(system) ?? [])),
        ...priceTables(used),
        ...questions(used),
        ...uncounted(stacks.prod, all),
    ].join("\n");
}

function section(system: string, all: readonly Choice[], prod: readonly Line[], staging: readonly Line[]): string[] {
    const rows = all.flatMap((choice) => {
        const [dear, cheap] = [prod, staging].map((lines) => lines.find((line) => line.choice === choice)?.items ?? []);
        if (dear === undefined || cheap === undefined || dear.length + cheap.length === 0) return [];
        const { adds, survives } = choice;
        return [
            `| ${adds} | ${survives} | ${quantities(dear)} | ${amount(sumOf(dear))} | ${quantities(cheap)} | ${amount(sumOf(cheap))} |`,
        ];
    });
    return [
        `## ${system}`,
        "",
        ...(system === SHARED ? ["What the systems of a stack have together.", ""] : []),
        "| Choice | Survives the loss of | prod | USD a month | staging | USD a month |",
        "|---|---|---|--:|---|--:|",
        ...rows,
        `| **Sum** | | | **${total(prod)}** | | **${total(staging)}** |`,
        "",
    ];
}

function quantities(items: readonly Item[]): string {
    const byUnit = Map.groupBy(items, ({ price }) => price.unit);
    const text = [...byUnit].map(([unit, same]) => {
        const quantity = same.reduce((sum, item) => sum + item.quantity, 0);
        return `${Number(quantity.toFixed(2))} × ${unit}`;
    });
    return text.join(", ") || "none";
}

/** Dollars and cents, and whether something is missing from them. */
function amount({ usd, missing }: Sum): string {
    if (missing.length === 0) return usd.toFixed(2);
    return usd === 0 ? "unknown" : `${usd.toFixed(2)} + unknown`;
}

function total(lines: readonly Line[] = []): string {
    const { usd, missing } = sumOf(lines.flatMap(({ items }) => items));
    return missing.length === 0 ? usd.toFixed(2) : `${usd.toFixed(2)} + ${missing.length} unknown`;
}

function sharedLast(one: string, other: string): number {
    return Number(one === SHARED) - Number(other === SHARED) || one.localeCompare(other);
}

function priceTables(used: readonly Item[]): string[] {
    return [
        "## Prices",
        "",
        "| Price | Of | USD | Regions | Source |",
        "|---|---|--:|---|---|",
        ...[...byPrice(used).keys()].flatMap((price) => {
            if (!("usd" in price)) return [];
            const { id, what, unit, per, usd, regions = ["all"], source, by, read, asOf } = price;
            const whose = by === "vendor" ? "the vendor's own" : "somebody's account";
            const age = asOf === undefined ? "" : `, as of ${asOf}`;
            return [
                `| ${id} | ${what} | ${usd} per ${unit} and ${per} | ${regions.join(", ")} | [${whose}](${source}), read ${read}${age} |`,
            ];
        }),
        "",
    ];
}

/** What stands between the unknown and a sum: prices that nobody has said, at all or for a region. */
function questions(used: readonly Item[]): string[] {
    return [
        "## To be asked",
        "",
        "| Price | Of | What has to be asked |",
        "|---|---|---|",
        ...[...byPrice(used.filter(({ usd }) => usd === undefined))].map(([price, items]) => {
            const regions = [...new Set(items.flatMap((item) => item.regions))].sort().join(", ");
            return `| ${price.id} | ${price.what} | ${"ask" in price ? price.ask : `the price in ${regions}`} |`;
        }),
        "",
    ];
}

/** What stands in a second region and no choice looks at, so that nothing is left out silently. */
function uncounted(standing: Standing, all: readonly Choice[]): string[] {
    const looked = new Set(all.flatMap((choice) => choice.of));
    const types = standing.graph.resources
        .filter(({ type }) => !/^(?:pulumi|ha-platform):/.test(type) && !looked.has(type))
        .filter((resource) => standsBy(resource, standing))
        .map(({ type }) => type.replace(/\/[^:]*/, ""));
    return [
        "## Not counted",
        "",
        "These types stand in prod's second regions and are in no line: nobody has asked here whether they cost anything.",
        "",
        [...new Set(types)]
            .sort()
            .map((type) => `\`${type}\``)
            .join(", ") || "None.",
        "",
    ];
}

function byPrice(items: readonly Item[]): ReadonlyMap<Price, readonly Item[]> {
    return Map.groupBy(
        items.toSorted((one, other) => one.price.id.localeCompare(other.price.id)),
        ({ price }) => price,
    );
}
