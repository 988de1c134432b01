import assert from "node:assert/strict";
import { standsBy, summariesOf } from "../../policy/systems.ts";
import { estaState, SYSTEM } from "./esta-state.ts";
import { UNKNOWN } from "./state.ts";

describe("what systems say about themselves", () => {
    it("is read from their registered outputs [PL-07]", () => {
        const [summary] = summariesOf(estaState().graph());
        assert.equal(summary?.name, "esta-tracker");
        assert.deepEqual(summary?.regions, { primary: "us-central1", failover: "us-east1", writer: "us-central1" });
        assert.deepEqual(summary?.backups, { firestoreDays: 30, configurationDays: 90, auditDays: 1095 });
    });

    it("leaves out what is not known or not said", () => {
        const state = estaState()
            .at(SYSTEM, "objectives.availability", UNKNOWN)
            .at(SYSTEM, "backups", undefined)
            .at(SYSTEM, "system", undefined);
        const [summary] = summariesOf(state.graph());
        assert.equal(summary?.name, SYSTEM, "the component's name stands in");
        assert.ok(summary && !("backups" in summary));
        assert.doesNotMatch(JSON.stringify(summary), /availability/);
    });

    it("tells regions that stand by from those that some system runs in", () => {
        const state = estaState();
        assert.equal(standsBy(state.graph(), "us-east1"), true);
        assert.equal(standsBy(state.graph(), "us-central1"), false);
        assert.equal(standsBy(state.graph(), "europe-west1"), false);
        assert.equal(standsBy(state.graph(), undefined), false);
        const other = { primary: "us-east1", failover: "us-central1" };
        const turned = state.plus({ type: "ha-platform:systems:Other", name: "other", outputs: { regions: other } });
        assert.equal(standsBy(turned.graph(), "us-east1"), false);
    });
});
