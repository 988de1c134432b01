import assert from "node:assert/strict";
import fc from "fast-check";
import { billOf, comparableSums, type Item, sumOf } from "../../../tools/generate/cost/bill.ts";
import { type Choice, usesOf } from "../../../tools/generate/cost/choice.ts";
import { parsePrices } from "../../../tools/generate/cost/prices.ts";
import { type Part, standing } from "./standing-of.ts";

const SOURCED = "source: https://example.com/prices, read: 2026-11-22, by: vendor";
const PRICES = parsePrices(`
- { id: node, what: a node, unit: node, per: month, usd: 3, regions: [us-central1], ${SOURCED} }
- { id: disk, what: a disk, unit: disk, per: month, usd: 5, ${SOURCED} }
- { id: filter, what: a filter, unit: filter, per: month, ask: what a filter costs }
`);

const MACHINE = "example:index:Machine";
const spare: Choice = {
    id: "spare",
    adds: "Spare machines",
    survives: "an instance",
    of: [MACHINE],
    uses: (machine) => usesOf(machine, { node: Number(machine.property("count")), disk: 1 }),
};
const machine = (count: number, location = "us-central1") => ({ type: MACHINE, inputs: { count, location } });

function itemsOf(bill: ReturnType<typeof billOf>, system = "example"): readonly Item[] {
    return (bill.get(system) ?? []).flatMap(({ items }) => items);
}

describe("bill", () => {
    it("adds up what the resources of a system use, by price", () => {
        const items = itemsOf(billOf(standing(machine(2), machine(4)), [spare], PRICES));
        assert.deepEqual(
            items.map(({ price, quantity, usd }) => [price.id, quantity, usd]),
            [
                ["node", 6, 18],
                ["disk", 2, 10],
            ],
        );
        assert.deepEqual(sumOf(items), { usd: 28, missing: [] });
    });

    it("charges what belongs to no system to all of them together", () => {
        const bill = billOf(standing(machine(1), { ...machine(2), foundation: true }), [spare], PRICES);
        assert.deepEqual([...bill.keys()].sort(), ["example", "shared"]);
        assert.equal(sumOf(itemsOf(bill, "shared")).usd, 11);
    });

    it("has no line for a choice that nobody made", () => {
        const idle: Choice = { ...spare, uses: () => [] };
        assert.equal(billOf(standing(machine(2)), [idle], PRICES).size, 0);
        assert.equal(billOf(standing(), [spare], PRICES).size, 0);
    });

    it("[CN-15] leaves what is unknown out of the sum and names it, here a region without a price", () => {
        const items = itemsOf(billOf(standing(machine(2), machine(4, "us-east1")), [spare], PRICES));
        assert.deepEqual(
            items.map(({ price, quantity, usd }) => [price.id, quantity, usd]),
            [
                ["node", 2, 6],
                ["disk", 2, 10],
                ["node", 4, undefined],
            ],
        );
        const { usd, missing } = sumOf(items);
        assert.equal(usd, 16);
        assert.deepEqual(
            missing.map(({ id }) => id),
            ["node"],
        );
    });

    it("[CN-15] keeps an unknown price unknown whatever the quantity", () => {
        const filtered: Choice = { ...spare, uses: (part) => usesOf(part, { filter: Number(part.property("count")) }) };
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 1000 }), (count) => {
                const [item] = itemsOf(billOf(standing(machine(count)), [filtered], PRICES));
                assert.deepEqual([item?.quantity, item?.usd], [count, undefined]);
                assert.equal(sumOf(item ? [item] : []).usd, 0);
            }),
        );
    });

    it("compares two stacks by what is known in both, and leaves out of both what is not", () => {
        const lines = (...parts: Part[]) => billOf(standing(...parts), [spare], PRICES).get("example");
        assert.deepEqual(comparableSums(lines(machine(2)), lines(machine(1))), [6 + 5, 3 + 5]);
        assert.deepEqual(comparableSums(lines(machine(2, "us-east1")), lines(machine(1))), [5, 5]);
        assert.deepEqual(comparableSums(lines(machine(2)), lines(machine(1, "us-east1"))), [5, 5]);
        assert.deepEqual(comparableSums(lines(machine(2)), undefined), [6 + 5, 0]);
    });

    it("refuses a price that the list does not have", () => {
        const free: Choice = { ...spare, uses: (part) => usesOf(part, { absent: 1 }) };
        assert.throws(() => billOf(standing(machine(1)), [free], PRICES), /the price list must have absent/);
    });

    it("takes nothing for nothing", () => {
        assert.deepEqual(
            itemsOf(billOf(standing(machine(0)), [spare], PRICES)).map(({ price }) => price.id),
            ["disk"],
        );
    });
});
