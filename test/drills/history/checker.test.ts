import assert from "node:assert/strict";
import fc from "fast-check";
import { checkHistory, type JUDGES } from "../../../drills/history/checker.ts";
import type { History, RequestRecord, StateChange } from "../../../drills/history/history.ts";
import { COORDINATOR } from "../../../drills/history/region-invariants.ts";
import { cleanHistory, RULES } from "./synthetic.ts";

function broken(history: History): string[] {
    return checkHistory(history, RULES)
        .filter(({ counterexamples }) => counterexamples.length > 0)
        .map(({ id }) => id);
}

/** Whatever else there is, what `plant` adds or changes is found by this judge. */
function finds(id: keyof typeof JUDGES, plant: (history: History) => History): void {
    fc.assert(
        fc.property(cleanHistory, (history) => {
            assert.ok(broken(plant(history)).includes(id), `${id} has not been found`);
        }),
        { numRuns: 60 },
    );
}

const READ: RequestRecord = {
    id: "planted",
    isolate: "isolate-0",
    tenant: "t50",
    entity: "planted",
    method: "GET",
    intendedAt: 50_000,
    startedAt: 50_000,
    endedAt: 50_010,
    status: 200,
    region: "a",
    answeredTenant: "t50",
};
const WRITE: RequestRecord = { ...READ, method: "POST", key: "planted", status: 202 };

function change(at: number, from: string, to: string, epoch: number, share?: number): StateChange {
    const by = share === undefined ? "isolate-0" : COORDINATOR;
    return { by, at, region: "a", from, to, epoch, ...(share !== undefined && { share }) };
}

describe("the checker of histories", () => {
    it("finds nothing in what a correct edge leaves behind", () => {
        fc.assert(
            fc.property(cleanHistory, (history) => assert.deepEqual(broken(history), [])),
            { numRuns: 200 },
        );
    });

    it("finds a failed read while a region is healthy, and not while none is", () => {
        const failed = { ...READ, status: 500 };
        finds("I1-no-failure-of-a-read-or-keyed-write-while-a-region-is-healthy", (history) => ({
            ...history,
            requests: [...history.requests, failed],
        }));
        fc.assert(
            fc.property(cleanHistory, (history) => {
                const conditions = [{ from: 0, to: 50_005, what: "region-healthy" as const }];
                const requests = [...history.requests, failed];
                assert.deepEqual(broken({ ...history, requests, conditions }), []);
            }),
            { numRuns: 30 },
        );
    });

    it("finds an acknowledged write without an effect", () => {
        finds("I2-every-acknowledged-write-has-exactly-one-effect", (history) => ({
            ...history,
            requests: [...history.requests, WRITE],
        }));
    });

    it("finds a write with two effects, also when nobody was told of it", () => {
        const effect = { tenant: "t50", entity: "planted", key: "planted", epoch: 9 };
        finds("I2-every-acknowledged-write-has-exactly-one-effect", (history) => ({
            ...history,
            effects: [...history.effects, { ...effect, sequence: 1001 }, { ...effect, sequence: 1002 }],
        }));
    });

    it("finds a write that overtook one acknowledged before it was sent", () => {
        const later = { ...WRITE, id: "later", key: "later", startedAt: 50_020, endedAt: 50_030 };
        const effect = { tenant: "t50", entity: "planted", epoch: 9 };
        finds("I3-writes-of-one-entity-keep-their-order", (history) => ({
            ...history,
            requests: [...history.requests, WRITE, later],
            effects: [
                ...history.effects,
                { ...effect, key: "later", sequence: 1001 },
                { ...effect, key: "planted", sequence: 1002 },
            ],
        }));
    });

    it("lets writes that were under way together take effect in any order", () => {
        const together = { ...WRITE, id: "together", key: "together", startedAt: 50_005, endedAt: 50_030 };
        const effect = { tenant: "t50", entity: "planted", epoch: 9 };
        fc.assert(
            fc.property(cleanHistory, (history) => {
                const requests = [...history.requests, WRITE, together];
                const effects = [
                    ...history.effects,
                    { ...effect, key: "together", sequence: 1001 },
                    { ...effect, key: "planted", sequence: 1002 },
                ];
                assert.deepEqual(broken({ ...history, requests, effects }), []);
            }),
            { numRuns: 30 },
        );
    });

    it("finds an answer that names another tenant", () => {
        finds("I4-no-byte-of-one-tenant-reaches-another", (history) => ({
            ...history,
            requests: [...history.requests, { ...READ, answeredTenant: "t51" }],
        }));
    });

    it("finds retries that the requests of their window do not pay for", () => {
        finds("I5-retries-stay-within-their-budget", (history) => {
            const many = Array.from({ length: 160 }, (_, index) => ({ ...READ, id: `many-${index}` }));
            const attempts = many.map(({ id }) => ({
                id,
                region: "b",
                at: 50_005,
                status: 200,
                retry: true,
                replay: false,
                routed: true,
            }));
            return {
                ...history,
                requests: [...history.requests, ...many],
                attempts: [...history.attempts, ...attempts],
            };
        });
    });

    it("finds a tenant in a returning region whose share leaves it out", () => {
        finds("I6-a-returning-region-gets-no-more-than-its-share", (history) => ({
            ...history,
            requests: [...history.requests, READ],
            attempts: [
                ...history.attempts,
                { id: "planted", region: "a", at: 50_005, status: 200, retry: false, replay: false, routed: true },
            ],
            changes: [change(40_000, "closed", "open", 1, 0), change(45_000, "open", "half-open", 2, 50)],
        }));
    });

    it("lets a snapshot be as old as it may, and lets the share's own tenants in", () => {
        const tenants = [
            { tenant: "t49", at: 50_005 },
            { tenant: "t99", at: 46_900 },
        ];
        fc.assert(
            fc.property(fc.constantFrom(...tenants), ({ tenant, at }) => {
                const history = {
                    requests: [{ ...READ, tenant, answeredTenant: tenant }],
                    attempts: [
                        { id: "planted", region: "a", at, status: 200, retry: false, replay: false, routed: true },
                    ],
                    effects: [],
                    conditions: [],
                    changes: [change(45_000, "closed", "half-open", 2, 50)],
                };
                assert.deepEqual(broken(history), []);
            }),
        );
    });

    it("lets an isolate prefer the first region while it is new, and no other isolate, and no longer", () => {
        const history = {
            requests: [READ],
            attempts: [
                { id: "planted", region: "a", at: 50_005, status: 200, retry: false, replay: false, routed: true },
            ],
            effects: [],
            changes: [change(40_000, "closed", "open", 1, 0)],
        };
        const whileNew = (isolate: string, to: number) =>
            broken({ ...history, conditions: [{ from: 49_000, to, what: "isolate-new", isolate }] });
        assert.deepEqual(whileNew("isolate-0", 51_000), []);
        const found = ["I6-a-returning-region-gets-no-more-than-its-share"];
        assert.deepEqual(whileNew("isolate-1", 51_000), found);
        assert.deepEqual(whileNew("isolate-0", 50_000), found);
    });

    it("finds an effect in an epoch that was over", () => {
        const effect = { tenant: "t50", entity: "planted", key: "planted" };
        finds("I7-no-effect-in-an-epoch-of-the-past", (history) => ({
            ...history,
            effects: [
                ...history.effects,
                { ...effect, key: "newer", epoch: 9, sequence: 1001 },
                { ...effect, epoch: 8, sequence: 1002 },
            ],
        }));
    });

    it("finds a state that changed on a request from before the last change", () => {
        finds("I8-late-results-never-change-a-state", (history) => ({
            ...history,
            requests: [...history.requests, { ...READ, region: "b" }, { ...READ, startedAt: 59_000, endedAt: 61_100 }],
            changes: [
                change(50_010, "good", "bad", 1),
                change(60_000, "bad", "unproven", 2),
                change(61_100, "unproven", "good", 3),
            ],
        }));
    });

    it("finds a change that does not follow from the one before", () => {
        finds("I8-late-results-never-change-a-state", (history) => ({
            ...history,
            requests: [...history.requests, { ...READ, region: "b" }],
            changes: [change(50_010, "good", "bad", 1), change(50_011, "good", "bad", 2)],
        }));
    });

    it("finds more switches than there may be in their time", () => {
        finds("I9-few-switches-under-noise", (history) => ({
            ...history,
            changes: [1, 2, 3, 4].map((epoch) =>
                epoch % 2 === 1
                    ? change(200_000 + epoch, "closed", "open", epoch, 0)
                    : change(200_000 + epoch, "open", "half-open", epoch, 100),
            ),
        }));
    });

    it("finds a slow answer while nobody coordinates", () => {
        finds("I10-traffic-is-unaffected-while-nobody-coordinates", (history) => ({
            ...history,
            requests: [...history.requests, { ...READ, endedAt: 50_600 }],
        }));
    });
});
