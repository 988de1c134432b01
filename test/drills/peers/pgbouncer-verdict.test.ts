import assert from "node:assert/strict";
import fc from "fast-check";
import { onlyThePassedOnWaitLonger } from "../../../drills/peers/pgbouncer/freeze.ts";
import { limitsOf, longestReconnection, longestWaitFor } from "../../../drills/peers/pgbouncer/limits.ts";
import { renderedPool } from "../../../drills/peers/pgbouncer/rendered.ts";
import {
    alwaysTrue,
    longestWait,
    nothingLost,
    onlyTheEndLost,
    secondsUntilConfirmed,
} from "../../../drills/peers/pgbouncer/verdict.ts";
import type { StreamedWrite } from "../../../drills/peers/pgbouncer/write-stream.ts";

const write = (key: string, sentAt: number, some: Partial<StreamedWrite> = {}): StreamedWrite => ({
    key,
    sentAt,
    endedAt: sentAt + 10,
    login: 0,
    answer: 10,
    outcome: "confirmed",
    told: "",
    ...some,
});
const limits = limitsOf(renderedPool({ pool: 6432, write: 5432, read: 5433 }));
const counterexamples = (invariants: ReturnType<typeof alwaysTrue>) =>
    invariants.flatMap((invariant) => invariant.counterexamples);

describe("the limits of a pool", () => {
    it("are those of the rendered file", () => {
        assert.deepEqual(limits, {
            connections: 10,
            poolSize: 5,
            clients: 42,
            queryWait: 10,
            connectTimeout: 5,
            loginRetry: 1,
        });
        assert.deepEqual([longestReconnection(limits), longestWaitFor(limits)], [6, 11]);
    });

    it("are refused from a file that does not set them", () => {
        assert.throws(() => limitsOf("[pgbouncer]\n"), /must set max_client_conn, got none/);
    });
});

describe("what became of writes through a pool", () => {
    it("breaks an invariant when a confirmed write is not there", () => {
        const writes = [write("kept", 0), write("gone", 5), write("refused", 9, { outcome: "failed" })];
        assert.deepEqual(nothingLost("none-lost", writes, new Set(["kept"])), {
            id: "none-lost",
            counterexamples: ["gone was confirmed and is not there"],
        });
    });

    it("may miss the end of the log of an asynchronous standby, and nothing before it", () => {
        const writes = [write("first", 0), write("second", 100), write("third", 200), write("new", 900)];
        const missing = (...present: readonly string[]) =>
            onlyTheEndLost(writes, new Set(present), 500).counterexamples.length;
        assert.equal(missing("first", "second", "new"), 0);
        assert.equal(missing("first", "third", "new"), 1);
        assert.equal(missing("new"), 0);
    });

    it("never blames a standby that has a beginning of the log, however long it is", () => {
        fc.assert(
            fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 50 }), fc.nat(50), (times, kept) => {
                const writes = times.toSorted((one, other) => one - other).map((at, index) => write(`w${index}`, at));
                const present = new Set(writes.slice(0, kept).map(({ key }) => key));
                assert.deepEqual(onlyTheEndLost(writes, present, 2000).counterexamples, []);
            }),
        );
    });

    it("breaks an invariant when somebody has no answer, or was told to have waited in vain and was served", () => {
        const found = counterexamples(
            alwaysTrue(
                "part",
                [
                    write("silent", 0, { outcome: "unanswered", answer: 30_000 }),
                    write("both", 0, { outcome: "failed", told: "query_wait_timeout (SQLSTATE 08P01)" }),
                    write("cut", 0, { outcome: "failed", told: "the server closed the connection" }),
                ],
                new Set(["both", "cut"]),
            ),
        );
        assert.deepEqual(found, [
            "part: silent has no answer after 30000 ms",
            "part: both is there, and its client was told: query_wait_timeout (SQLSTATE 08P01)",
        ]);
    });

    it("counts the longest wait, for being let in or for an answer", () => {
        const writes = [write("in", 0, { login: 3000 }), write("out", 0, { answer: 2000 })];
        assert.deepEqual(longestWait("part", writes, limits), {
            name: "part: longest wait of a client",
            unit: "s",
            value: 3,
            bound: 11,
        });
    });

    it("is confirmed again with the first write that was sent afterwards", () => {
        const writes = [write("before", 100, { endedAt: 1200 }), write("after", 1500), write("later", 2000)];
        assert.equal(secondsUntilConfirmed(writes, 1000), 0.51);
        assert.equal(secondsUntilConfirmed(writes, 3000), undefined);
        assert.equal(secondsUntilConfirmed(writes, 1000, 1800), 1.01);
    });

    it("lets as many wait for a hanging server as the pool has connections, and nobody wait in vain for longer", () => {
        const late = (count: number, some: Partial<StreamedWrite> = {}) =>
            onlyThePassedOnWaitLonger(
                Array.from({ length: count }, (_, index) => write(`w${index}`, 0, { answer: 14_000, ...some })),
                limits,
            ).counterexamples;
        assert.deepEqual(late(5), []);
        assert.deepEqual(late(6), ["6 waited longer than the limit"]);
        assert.deepEqual(late(1, { outcome: "failed", told: "too late" }), ["w0 waited 14.0 s and was told: too late"]);
    });
});
