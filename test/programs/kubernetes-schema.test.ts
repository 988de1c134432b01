import assert from "node:assert/strict";
import { schemaProblem } from "./kubernetes-schema.ts";

const budget = {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "api" },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: "api" } } },
};

describe("the schema of a Kubernetes object", () => {
    it("lets a good object pass", async () => {
        assert.equal(await schemaProblem(budget), undefined);
    });

    it("finds a wrong type, at its path", async () => {
        const wrong = { ...budget, spec: { ...budget.spec, selector: { matchLabels: { app: 1 } } } };
        assert.match((await schemaProblem(wrong)) ?? "", /spec\/selector\/matchLabels\/app must be string/);
    });

    it("finds what is missing", async () => {
        const wrong = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "api" }, spec: {} };
        assert.match((await schemaProblem(wrong)) ?? "", /spec must have required property/);
    });

    it("does not pretend to know a kind that it has no schema of", async () => {
        await assert.rejects(schemaProblem({ apiVersion: "example.com/v1", kind: "Nothing" }), /kubernetes-models/);
    });
});
