import assert from "node:assert/strict";
import fc from "fast-check";
import type { RegionDecision } from "../../../../../components/cloudflare/edge-router/coordination/snapshot.ts";
import {
    type RegionHealth,
    unknownRegion,
} from "../../../../../components/cloudflare/edge-router/regions/region-health.ts";
import {
    isSafe,
    planRoute,
    type RouteQuestion,
    takesWrites,
} from "../../../../../components/cloudflare/edge-router/regions/route-plan.ts";
import { placeOf } from "../../../../../components/cloudflare/edge-router/regions/share.ts";

const names: readonly string[] = ["us-central1", "us-east1", "us-west1"];
const states = fc.array(fc.constantFrom<RegionHealth["state"]>("good", "bad", "unproven"), {
    minLength: 2,
    maxLength: 3,
});
const decision: fc.Arbitrary<RegionDecision> = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ phase: "closed", share: 100, writes: true, reason: "started", since: 0 }) },
    fc.constantFrom("open", "isolated", "degraded-database").map((phase) => {
        return { phase, share: 0, writes: false, reason: "told", since: 0 };
    }),
    fc.record({
        phase: fc.constant("half-open"),
        share: fc.constantFrom(1, 5, 10, 25, 50, 100),
        writes: fc.boolean(),
        reason: fc.constant("told"),
        since: fc.constant(0),
    }),
);
const questions = fc.record({
    method: fc.constantFrom("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"),
    repeatable: fc.boolean(),
    writer: fc.constantFrom("us-central1", "us-east1"),
    retry: fc.record({
        otherRegionOn: fc.constant([503]),
        methods: fc.subarray(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]),
    }),
    tenant: fc.string(),
    decisions: fc.option(fc.record({ "us-central1": decision, "us-east1": decision, "us-west1": decision }), {
        nil: undefined,
    }),
});

function known(list: readonly RegionHealth["state"][]) {
    return list.map((state, index) => ({
        region: { name: names[index] ?? "", origin: `${index}.origin.example.com` },
        health: { ...unknownRegion(0), state },
    }));
}

/** The regions that neither the isolate nor, for this tenant, the coordinator has left. */
function usable(list: readonly RegionHealth["state"][], { decisions, tenant }: RouteQuestion): readonly string[] {
    const shares: Readonly<Record<string, RegionDecision>> = decisions ?? {};
    return names.filter((name, index) => {
        const state = list[index];
        return state !== undefined && state !== "bad" && placeOf(tenant) < (shares[name]?.share ?? 100);
    });
}

describe("where a request goes", () => {
    it("is the first region for a read that neither the isolate nor the coordinator has left", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const plan = planRoute(known(list), question);
                if (!isSafe(question.method) || plan.kind === "fail-open") return;
                const [first, second] = usable(list, question);
                assert.equal(plan.first.name, first);
                if (plan.second !== undefined) assert.equal(plan.second.name, second);
            }),
        );
    });

    it("is the load balancer exactly when every region was left", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const none = usable(list, question).length === 0;
                assert.equal(planRoute(known(list), question).kind === "fail-open", none);
            }),
        );
    });

    it("is the writer first for every write, even when the writer looks bad", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const plan = planRoute(known(list), question);
                if (isSafe(question.method) || plan.kind === "fail-open") return;
                assert.equal(plan.first.name, question.writer);
            }),
        );
    });

    it("has a second region only for a method that may be repeated, in another region", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const plan = planRoute(known(list), question);
                if (plan.kind === "fail-open" || plan.second === undefined) return;
                assert.ok(question.repeatable && question.retry.methods.includes(question.method));
                assert.notEqual(plan.second.name, plan.first.name);
            }),
        );
    });

    it("never is a second region while every region is in trouble", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const plan = planRoute(known(list), question);
                if (plan.kind === "fail-open" || plan.second === undefined) return;
                const decisions: Readonly<Record<string, RegionDecision>> = question.decisions ?? {};
                const sound = list.some(
                    (state, index) =>
                        state === "good" && (decisions[names[index] ?? ""]?.phase ?? "closed") === "closed",
                );
                assert.ok(sound);
            }),
        );
    });

    it("can be the writer only when it may be used and the coordinator lets writes go there", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const decisions: Readonly<Record<string, RegionDecision>> = question.decisions ?? {};
                const writes = decisions[question.writer]?.writes ?? true;
                const expected = writes && usable(list, question).includes(question.writer);
                assert.equal(takesWrites(known(list), question), expected);
            }),
        );
    });
});
