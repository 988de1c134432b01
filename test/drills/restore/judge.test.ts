import assert from "node:assert/strict";
import { type Found, judgeContent } from "../../../drills/restore/judge.ts";
import { transferOf } from "../../../drills/restore/ledger.ts";
import { onlyTheNewest } from "../../../drills/restore/lost-disk.ts";

const quiet = { "public.documents": "3 rows, abc", "public.transfers": "0 rows, empty" };
const expected = { required: [1, 2, 3], firstForbidden: 5, quiet };

/** A database that holds these writes, whole. */
function holding(...sequences: readonly number[]): Found {
    const transfers = sequences.map(transferOf);
    const balances = Array.from({ length: 200 }, (_, index) => {
        const id = index + 1;
        const gained = transfers.filter(({ target }) => target === id).reduce((sum, { amount }) => sum + amount, 0);
        const given = transfers.filter(({ source }) => source === id).reduce((sum, { amount }) => sum + amount, 0);
        return { id, opening: 100, balance: 100 + gained - given };
    });
    return { transfers, balances, content: { ...quiet, "public.transfers": "whatever was written" } };
}

/** Ids, without the part that says which restore it was, of what did not hold. */
function broken(found: Found): string[] {
    return judgeContent("restored", expected, found)
        .filter(({ counterexamples }) => counterexamples.length > 0)
        .map(({ id }) => id.replace("restored-", ""));
}

describe("the judge of a restored database", () => {
    it("accepts what was confirmed, with or without what was under way", () => {
        assert.deepEqual(broken(holding(1, 2, 3)), []);
        assert.deepEqual(broken(holding(1, 2, 3, 4)), []);
    });

    it("misses a confirmed write", () => {
        assert.deepEqual(broken(holding(1, 3)), ["has-every-write-confirmed-before"]);
    });

    it("notices a write that was sent after the moment", () => {
        assert.deepEqual(broken(holding(1, 2, 3, 5)), ["has-no-write-sent-after"]);
    });

    it("notices a row that is not what was sent, and half a transaction", () => {
        const found = holding(1, 2, 3);
        const altered = found.transfers.map((transfer) => ({ ...transfer, amount: transfer.amount + 1 }));
        assert.deepEqual(broken({ ...found, transfers: altered }), [
            "holds-writes-as-they-were-sent",
            "holds-whole-transactions",
        ]);
        const zero = found.balances.map((account) => ({ ...account, balance: 0 }));
        assert.deepEqual(broken({ ...found, balances: zero }), ["holds-whole-transactions"]);
    });

    it("notices another content, a missing and an additional table where nobody wrote", () => {
        const found = holding(1, 2, 3);
        const none = { "public.transfers": "whatever was written" };
        for (const content of [{ ...none, "public.documents": "2 rows, abc" }, none, { ...found.content, more: "x" }]) {
            assert.deepEqual(broken({ ...found, content }), ["has-equal-checksums-where-nobody-wrote"]);
        }
    });

    it("tells a hole from a loss of the newest writes", () => {
        const lost = [{ sequence: 7, at: 1, nextToSend: 9 }];
        assert.deepEqual(onlyTheNewest(lost, new Set([5, 6, 8])).counterexamples, []);
        assert.deepEqual(onlyTheNewest(lost, new Set([5, 6, 9])).counterexamples, [
            "write 7 is missing and write 9, sent later, is there",
        ]);
        assert.deepEqual(onlyTheNewest(lost, new Set()).counterexamples, []);
    });
});
