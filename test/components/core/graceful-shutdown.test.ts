import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";
import { type GracefulShutdown, gracefulShutdownProblems } from "../../../components/core/graceful-shutdown.ts";

const good: GracefulShutdown = {
    deregistration: Duration.seconds(8),
    preStop: Duration.seconds(10),
    drain: Duration.seconds(30),
    grace: Duration.seconds(60),
    longestRequest: Duration.seconds(30),
    workerTimeout: Duration.seconds(55),
    balancerDrain: Duration.seconds(40),
};

describe("a graceful shutdown", () => {
    it("[HB-07] fits: 10 s before the signal, 30 s for what runs, 55 s for a worker, 60 s in all", () => {
        assert.deepEqual(gracefulShutdownProblems(good), []);
    });

    for (const [field, seconds, said] of [
        ["preStop", 7, /must be at least 8 s, or requests still arrive at an instance that no longer listens, got 7 s/],
        ["drain", 29, /must be at least 30 s, or requests that have begun are cut off, got 29 s/],
        ["grace", 39, /must be at least 40 s, which is preStop and drain, or it is killed .* got 39 s/],
        ["workerTimeout", 29, /must be at least 30 s, or a worker is restarted in the middle of a request, got 29 s/],
        ["balancerDrain", 37, /must be at least 38 s, or the balancer cuts off requests that came last, got 37 s/],
    ] as const) {
        it(`[HB-07] refuses a ${field} that loses requests`, () => {
            const problems = gracefulShutdownProblems({ ...good, [field]: Duration.seconds(seconds) });
            assert.deepEqual(
                problems.map(({ path }) => path),
                [`shutdown.${field}`],
            );
            assert.match(problems[0]?.reason ?? "", said);
        });
    }

    it("[HB-07] loses no request wherever it is accepted: the last one that can arrive is answered before the kill", () => {
        const seconds = fc.integer({ min: 0, max: 90 }).map((count) => Duration.seconds(count));
        fc.assert(
            fc.property(
                fc.record({
                    deregistration: seconds,
                    preStop: seconds,
                    drain: seconds,
                    grace: seconds,
                    longestRequest: seconds,
                }),
                fc.double({ min: 0, max: 1, noNaN: true }),
                (shutdown, when) => {
                    if (gracefulShutdownProblems(shutdown).length > 0) return;
                    const arrives = when * shutdown.deregistration.seconds;
                    const isListening = arrives <= shutdown.preStop.seconds;
                    const answered = arrives + shutdown.longestRequest.seconds;
                    assert.ok(isListening && answered <= shutdown.preStop.seconds + shutdown.drain.seconds);
                    assert.ok(shutdown.preStop.seconds + shutdown.drain.seconds <= shutdown.grace.seconds);
                },
            ),
        );
    });
});
