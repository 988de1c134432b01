import fc from "fast-check";
import { FailoverModel, type Step } from "./failover-model.ts";

const pick = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("write" as const), isolate: fc.nat(1), entity: fc.nat(2) }) },
    {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(100, 700, 1500, 2600) }),
    },
    {
        weight: 14,
        arbitrary: fc.record({
            kind: fc.constantFrom("arrive", "answer", "arrive", "answer", "give-up", "refresh", "tell", "again"),
            pick,
        }),
    },
    {
        weight: 8,
        arbitrary: fc.record({
            kind: fc.constantFrom("replay", "replay", "acknowledge", "restart", "close", "promote", "silence", "voice"),
        }),
    },
);

describe("a failover, in any order of events", () => {
    it("[ET-08] loses no acknowledged write, gives none two effects, and keeps the order of each key", () => {
        fc.assert(
            fc.property(fc.array(step, { maxLength: 120, size: "max" }), (steps) => {
                const model = new FailoverModel();
                for (const next of steps) model.take(next);
                model.settle();
                model.check();
            }),
            { numRuns: 300 },
        );
    });
});
