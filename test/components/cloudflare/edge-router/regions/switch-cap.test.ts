import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { maySwitch, recentSwitches } from "../../../../../components/cloudflare/edge-router/regions/switch-cap.ts";

const cap = defaultCoordination.switches;

describe("the cap on switches", () => {
    it("never lets a fourth happen within fifteen minutes, whenever they are wanted", () => {
        fc.assert(
            fc.property(fc.array(fc.nat(400_000), { maxLength: 60 }), (waits) => {
                const done: number[] = [];
                let now = 0;
                let kept: readonly number[] = [];
                for (const wait of waits) {
                    now += wait;
                    if (!maySwitch(kept, cap, now)) continue;
                    done.push(now);
                    kept = [...recentSwitches(kept, cap, now), now];
                }
                for (const time of done) {
                    assert.ok(done.filter((other) => other >= time && other - time < 900_000).length <= 3);
                }
            }),
        );
    });

    it("lets the next one happen when the first is fifteen minutes old", () => {
        assert.deepEqual([maySwitch([0, 1, 2], cap, 899_999), maySwitch([0, 1, 2], cap, 900_000)], [false, true]);
    });
});
