import assert from "node:assert/strict";
import fc from "fast-check";
import {
    type RegionHealth,
    unknownRegion,
} from "../../../../../components/cloudflare/edge-router/regions/region-health.ts";
import { isSafe, planRoute } from "../../../../../components/cloudflare/edge-router/regions/route-plan.ts";

const names: readonly string[] = ["us-central1", "us-east1", "us-west1"];
const states = fc.array(fc.constantFrom<RegionHealth["state"]>("good", "bad", "unproven"), {
    minLength: 2,
    maxLength: 3,
});
const questions = fc.record({
    method: fc.constantFrom("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"),
    repeatable: fc.boolean(),
    writer: fc.constantFrom("us-central1", "us-east1"),
    retry: fc.record({
        otherRegionOn: fc.constant([503]),
        methods: fc.subarray(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]),
    }),
});

function known(list: readonly RegionHealth["state"][]) {
    return list.map((state, index) => ({
        region: { name: names[index] ?? "", origin: `${index}.origin.example.com` },
        health: { ...unknownRegion(0), state },
    }));
}

function stateOf(list: readonly RegionHealth["state"][], name: string): RegionHealth["state"] | undefined {
    return list[names.indexOf(name)];
}

describe("where a request goes", () => {
    it("never is a bad region for a read while a better one exists, and is the first of the better ones", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const plan = planRoute(known(list), question);
                if (!isSafe(question.method) || plan.kind === "fail-open") return;
                assert.equal(plan.first.name, names[list.findIndex((state) => state !== "bad")]);
                if (plan.second !== undefined) assert.notEqual(stateOf(list, plan.second.name), "bad");
            }),
        );
    });

    it("is the load balancer exactly when every region is bad", () => {
        fc.assert(
            fc.property(states, questions, (list, question) => {
                const allBad = list.every((state) => state === "bad");
                assert.equal(planRoute(known(list), question).kind === "fail-open", allBad);
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
});
