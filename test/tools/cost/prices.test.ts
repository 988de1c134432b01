import assert from "node:assert/strict";
import * as path from "node:path";
import { monthly, type Price, parsePrices, readPrices } from "../../../tools/generate/cost/prices.ts";

const root = path.join(import.meta.dirname, "../../..");

const entry = (fields: string) => `- { id: example, what: an example, unit: node, per: hour, ${fields} }`;
const SOURCED = "source: https://example.com/prices, read: 2026-11-22, by: vendor";

function priceOf(fields: string): Price {
    const price = parsePrices(entry(fields)).get("example");
    assert.ok(price);
    return price;
}

describe("prices", () => {
    it("takes an hour 730 times and a second 3600 times an hour", () => {
        assert.equal(monthly(priceOf(`usd: 2, ${SOURCED}`), undefined), 1460);
        const second = parsePrices(entry(`usd: 2, ${SOURCED}`).replace("hour", "second")).get("example");
        const month = parsePrices(entry(`usd: 2, ${SOURCED}`).replace("hour", "month")).get("example");
        assert.deepEqual(
            [second, month].map((price) => price && monthly(price, undefined)),
            [2 * 730 * 3600, 2],
        );
    });

    it("knows no price outside the regions that its source speaks of", () => {
        const price = priceOf(`usd: 2, regions: [us-central1], ${SOURCED}`);
        assert.equal(monthly(price, "us-central1"), 1460);
        assert.equal(monthly(price, "us-east1"), undefined);
        assert.equal(monthly(price, undefined), undefined);
    });

    it("knows no price where there is only a question, and zero is a price", () => {
        assert.equal(monthly(priceOf("ask: what it costs"), "us-central1"), undefined);
        assert.equal(monthly(priceOf(`usd: 0, ${SOURCED}`), undefined), 0);
    });

    it("refuses a price without a source, a date or whose account it is", () => {
        for (const missing of [/source: [^,]+, /, /read: [^,]+, /, /, by: vendor/]) {
            assert.throws(() => parsePrices(entry(`usd: 2, ${SOURCED.replace(missing, "")}`)));
        }
        assert.throws(() => parsePrices(entry(`usd: 2, ${SOURCED.replace("2026-11-22", "recently")}`)));
    });

    it("refuses a price that is also a question, one that is neither, and two of one id", () => {
        assert.throws(() => parsePrices(entry(`usd: 2, ${SOURCED}, ask: what it costs`)));
        assert.throws(() => parsePrices("- { id: example, what: an example, unit: node, per: hour }"));
        const twice = `${entry("ask: once")}\n${entry("ask: twice")}`;
        assert.throws(() => parsePrices(twice), /two prices have the same id/);
    });

    it("[CN-15] has a source and a date for every price of the repository, and a question for every other one", () => {
        const prices = [...readPrices(root).values()];
        const sourced = prices.filter((price) => "usd" in price);
        assert.ok(sourced.length > 15);
        for (const price of sourced) {
            assert.match(price.source, /^https:\/\//, price.id);
            assert.ok(price.asOf === undefined || price.asOf <= price.read, `${price.id} is older than it was read`);
        }
        assert.equal(prices.filter((price) => "ask" in price).length, prices.length - sourced.length);
    });
});
