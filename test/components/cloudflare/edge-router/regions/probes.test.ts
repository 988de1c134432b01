import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import {
    isDatabaseBack,
    isDatabaseUnreachable,
    isFailing,
    isReady,
    noProbes,
    type ProbeResult,
    withProbe,
} from "../../../../../components/cloudflare/edge-router/regions/probes.ts";

const rule = defaultCoordination.probe;
const good: ProbeResult = { healthy: true, reads: true, database: true, suspected: false };
const dead: ProbeResult = { healthy: false, reads: false, database: false, suspected: false };

function probed(results: readonly ProbeResult[], everyMs = 2000) {
    return results.reduce((probes, result, index) => withProbe(probes, result, index * everyMs), noProbes(0));
}

describe("active checks", () => {
    it("say nothing before they were made", () => {
        const none = noProbes(0);
        assert.deepEqual(
            [isFailing(none, rule), isReady(none, rule), isDatabaseBack(none, rule)],
            [false, false, false],
        );
    });

    it("find a region bad after three failures in a row", () => {
        assert.equal(isFailing(probed([dead, dead, good, dead, dead]), rule), false);
        assert.equal(isFailing(probed([good, dead, dead, dead]), rule), true);
    });

    it("find a region ready after three successes in a row that read real data too", () => {
        assert.equal(isReady(probed([good, good]), rule), false);
        assert.equal(isReady(probed([good, good, good]), rule), true);
        assert.equal(isReady(probed([good, good, good, { ...good, reads: false }]), rule), false);
        const static200 = { ...good, reads: false };
        assert.equal(isReady(probed([static200, static200, static200, static200]), rule), false);
    });

    it("count a failed read of real data against a region that is suspected", () => {
        const read = { ...good, reads: false };
        assert.equal(isFailing(probed([read, read, read]), rule), false);
        const suspected = { ...read, suspected: true };
        assert.equal(isFailing(probed([suspected, suspected, suspected]), rule), true);
    });

    it("[ET-04] find a database unreachable after 30 s without an answer", () => {
        const without = { ...good, database: false };
        const probes = probed([good, ...Array.from({ length: 15 }, () => without)]);
        assert.equal(isDatabaseUnreachable(probes, rule, 30_000, 29_999), false);
        assert.equal(isDatabaseUnreachable(probes, rule, 30_000, 30_000), true);
        const back = withProbe(withProbe(probes, good, 32_000), good, 34_000);
        assert.deepEqual(
            [isDatabaseUnreachable(back, rule, 30_000, 34_000), isDatabaseBack(back, rule)],
            [false, false],
        );
        assert.equal(isDatabaseBack(withProbe(back, good, 36_000), rule), true);
    });

    it("do not take their own silence for that of a database", () => {
        assert.equal(isDatabaseUnreachable(probed([good]), rule, 30_000, 3_600_000), false);
        assert.equal(isDatabaseUnreachable(withProbe(probed([good]), dead, 3_600_000), rule, 30_000, 3_600_000), false);
    });

    it("are never both failing and ready", () => {
        const result = fc.record({
            healthy: fc.boolean(),
            reads: fc.boolean(),
            database: fc.boolean(),
            suspected: fc.boolean(),
        });
        fc.assert(
            fc.property(fc.array(result, { maxLength: 30 }), (results) => {
                const probes = probed(results);
                assert.ok(!(isFailing(probes, rule) && isReady(probes, rule)));
            }),
        );
    });
});
