import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { failsTooOften, isAbove } from "../../../../../components/cloudflare/edge-router/regions/rate-rule.ts";

const rule = defaultCoordination.rate;
const hard = (failures: number, requests: number) => ({ requests, hard: failures, serverErrors: 0 });
const errors = (failures: number, requests: number) => ({ requests, hard: 0, serverErrors: failures });

describe("the rule about the share of failures", () => {
    it("[ET-05] finds a region bad that fails far more often than one in ten, on all its routes", () => {
        assert.equal(failsTooOften([hard(60, 100), hard(60, 100), hard(60, 100)], false, rule), true);
        assert.equal(failsTooOften([errors(60, 100), errors(60, 100)], false, rule), true);
    });

    it("says nothing of fewer requests than it needs", () => {
        assert.equal(failsTooOften([hard(10, 10), hard(9, 9)], false, rule), false);
        assert.equal(failsTooOften([hard(10, 10), hard(10, 10)], false, rule), true);
    });

    it("does not give a region up for one endpoint while the others are fine", () => {
        assert.equal(failsTooOften([hard(300, 300), hard(1, 400), hard(0, 300)], false, rule), false);
        assert.equal(failsTooOften([errors(300, 300), errors(1, 400)], false, rule), false);
    });

    it("takes an application's errors on a single route for the region's only when the prober fails too", () => {
        const [alone] = [[errors(90, 100), errors(0, 1)]];
        assert.equal(failsTooOften(alone, false, rule), false);
        assert.equal(failsTooOften(alone, true, rule), true);
    });

    it("takes missing answers on the only route that is used for the region's", () => {
        assert.equal(failsTooOften([hard(90, 100)], false, rule), true);
    });

    it("never leaves on what would not even make it look", () => {
        const tally = fc.nat(3000).chain((requests) => fc.nat(requests).map((failures) => hard(failures, requests)));
        fc.assert(
            fc.property(fc.array(tally, { maxLength: 5 }), (routes) => {
                if (!failsTooOften(routes, false, rule)) return;
                const requests = routes.reduce((sum, route) => sum + route.requests, 0);
                const failures = routes.reduce((sum, route) => sum + route.hard, 0);
                assert.ok(isAbove(failures, requests, rule));
            }),
        );
    });
});
