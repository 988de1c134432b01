import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** Hours that a month is billed as. */
const HOURS = 730;
const MONTH = { second: HOURS * 3600, hour: HOURS, month: 1 } as const;

const common = {
    id: z.string().regex(/^[a-z0-9.-]+$/),
    what: z.string().min(1),
    /** What is counted, in the singular. */
    unit: z.string().min(1),
    per: z.enum(["second", "hour", "month"]),
};
const date = () => z.iso.date();

const known = z.strictObject({
    ...common,
    usd: z.number().nonnegative(),
    /** Absent when the price is the same everywhere. */
    regions: z.array(z.string()).min(1).optional(),
    source: z.url(),
    read: date(),
    by: z.enum(["vendor", "account"]),
    asOf: date().optional(),
});
const unknown = z.strictObject({ ...common, ask: z.string().min(1) });

export type KnownPrice = z.infer<typeof known>;
/** What one unit costs, or what has to be asked to learn it. */
export type Price = KnownPrice | z.infer<typeof unknown>;

/** The price list by id. Throws when an entry is neither a sourced price nor a question, or when an id is twice there. */
export function parsePrices(text: string): ReadonlyMap<string, Price> {
    const list = z.array(z.union([known, unknown])).parse(parse(text, { schema: "core" }));
    const prices = new Map(list.map((price) => [price.id, price]));
    if (prices.size < list.length) throw new RangeError("two prices have the same id");
    return prices;
}

/** The price list of the repository, `docs/reference/prices.yaml`. */
export function readPrices(root: string): ReadonlyMap<string, Price> {
    return parsePrices(fs.readFileSync(path.join(root, "docs/reference/prices.yaml"), "utf8"));
}

/** US dollars that one unit costs in a month of 730 hours in `region`; `undefined` when nobody has said so. */
export function monthly(price: Price, region: string | undefined): number | undefined {
    if (!("usd" in price)) return undefined;
    if (price.regions !== undefined && !price.regions.some((listed) => listed === region)) return undefined;
    return price.usd * MONTH[price.per];
}
