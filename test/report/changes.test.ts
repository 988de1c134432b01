import assert from "node:assert/strict";
import fc from "fast-check";
import { compareStates } from "../../report/changes.ts";
import { readState } from "../../report/state.ts";
import { states } from "./arbitrary.ts";
import { mixedReport } from "./fixture/reports.ts";
import { concealed } from "./fixture/state.ts";

const TYPE = "gcp:storage/bucket:Bucket";

function one(name: string, fields: Record<string, unknown> = {}) {
    const urn = `urn:pulumi:prod::p::${TYPE}::${name}`;
    const entry = {
        urn,
        type: TYPE,
        custom: true,
        id: "bucket-1",
        created: "2026-11-20T08:00:00Z",
        inputs: {},
        outputs: {},
        ...fields,
    };
    return readState({ deployment: { resources: [entry] } });
}

describe("compareStates", () => {
    it("finds nothing between a state and itself", () => {
        fc.assert(
            fc.property(states, (state) => {
                assert.deepEqual(compareStates(readState(state), readState(structuredClone(state))), []);
            }),
            { numRuns: 30 },
        );
    });

    it("calls created one way what it calls deleted the other way", () => {
        fc.assert(
            fc.property(states, states, (a, b) => {
                const urns = (kind: string, changes: ReturnType<typeof compareStates>) =>
                    changes.filter((change) => change.kind === kind).map(({ urn }) => urn);
                const [before, after] = [readState(a), readState(b)];
                const there = compareStates(before, after);
                const back = compareStates(after, before);
                assert.equal(there.length, back.length);
                assert.deepEqual(urns("created", there), urns("deleted", back));
            }),
            { numRuns: 30 },
        );
    });

    it("names what was deleted, replaced, updated and created, in this order", () => {
        assert.deepEqual(
            mixedReport().changes?.map(({ kind, name, properties }) => [kind, name, properties]),
            [
                ["deleted", "index-holidays", []],
                ["replaced", "esta-tracker-address-us-east1", []],
                ["updated", "api", ["interval", "retries"]],
                ["updated", "esta-tracker-api-us-east1", ["scaling"]],
                ["created", "index-audit", []],
            ],
        );
    });

    it("names properties and never tells their values, so that a changed secret stays one", () => {
        const before = one("a", { inputs: { password: concealed("old"), same: concealed("same") } });
        const after = one("a", { inputs: { password: concealed("new"), same: concealed("same") } });
        const changes = compareStates(before, after);
        assert.deepEqual(changes[0]?.properties, ["password"]);
        assert.doesNotMatch(JSON.stringify(changes), /old|new|v1:/);
    });

    it("keeps what the cloud computed apart from what the program asked for", () => {
        const before = one("a", { inputs: { size: 0 }, outputs: { size: 0, etag: "1", role: "replica" } });
        const after = one("a", { inputs: { size: 1 }, outputs: { size: 1, etag: "2", role: "primary" } });
        const [change] = compareStates(before, after);
        assert.deepEqual(change?.properties, ["size"]);
        assert.deepEqual(change?.computed, ["etag", "role"]);
    });

    it("tells zero, false and null from absent", () => {
        for (const value of [0, false, null, ""]) {
            const [change] = compareStates(one("a"), one("a", { inputs: { value } }));
            assert.deepEqual(change?.properties, ["value"], String(value));
        }
    });

    it("sees a replacement under the same name by the moment of creation", () => {
        const [change] = compareStates(one("a"), one("a", { created: "2026-11-22T08:00:00Z" }));
        assert.equal(change?.kind, "replaced");
    });

    it("sees a replacement by the id", () => {
        const [change] = compareStates(one("a"), one("a", { id: "bucket-2" }));
        assert.equal(change?.kind, "replaced");
    });

    it("does not call a renamed resource deleted and created", () => {
        const changes = compareStates(one("a"), one("b"));
        assert.deepEqual(
            changes.map(({ kind, name, previousUrn }) => [kind, name, previousUrn]),
            [["updated", "b", `urn:pulumi:prod::p::${TYPE}::a`]],
        );
    });

    it("ignores what belongs to the engine and not to the resource", () => {
        assert.deepEqual(
            compareStates(one("a"), one("a", { inputs: { __defaults: [] }, outputs: { __meta: "{}" } })),
            [],
        );
    });
});
