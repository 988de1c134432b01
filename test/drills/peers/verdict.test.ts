import assert from "node:assert/strict";
import { orderFrom } from "../../../drills/peers/fleet/orders.ts";
import { figuresOf } from "../../../drills/peers/trial/verdict.ts";

const sample = (intendedAt: number, region: string | undefined, took = 10, status?: number) => ({
    index: intendedAt,
    about: undefined,
    intendedAt,
    startedAt: intendedAt,
    endedAt: intendedAt + took,
    reused: true,
    body: "",
    headers: region === undefined ? {} : { "x-ha-region": region },
    ...(status !== undefined && { status }),
});

describe("what clients saw of a fault", () => {
    it("is settled when the other server answers everything well and quickly, and over when the first one answers", () => {
        const samples = [
            sample(0, "a", 10, 200),
            sample(1000, "a", 10, 500),
            sample(1500, undefined),
            sample(2000, "b", 600, 200),
            sample(3000, "b", 10, 200),
            sample(5000, "b", 10, 200),
            sample(6000, "a", 10, 200),
        ];
        assert.deepEqual(figuresOf(samples, { injectedAt: 900, healedAt: 4500 }, "a"), {
            requests: 7,
            errors: 2,
            slow: 1,
            settledAfter: 1.1,
            returnedAfter: 1.51,
            longest: 600,
        });
    });

    it("is nothing where nobody noticed, and has no return where there was none", () => {
        const samples = [sample(0, "a", 10, 200), sample(1000, "b", 10, 200)];
        const { settledAfter, returnedAfter } = figuresOf(samples, { injectedAt: 500, healedAt: 900 }, "a");
        assert.deepEqual([settledAfter, returnedAfter], [0, undefined]);
    });
});

describe("an order to a server", () => {
    it("is a share, a status and whether it is alive, and nothing else", () => {
        const order = { share: 0.2, status: 500, isAlive: true };
        assert.deepEqual(orderFrom({ ...order, more: 1 }), order);
        assert.throws(
            () => orderFrom({ share: "all" }),
            /an order must hold share, status and isAlive, got {"share":"all"}/,
        );
    });
});
