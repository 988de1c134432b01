import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { Ajv } from "ajv";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { listStacks } from "../../sandbox/engine/stack-files.ts";
import { schemaProblem } from "../programs/kubernetes-schema.ts";

const root = path.join(import.meta.dirname, "../..");
const validate = new Ajv({ strict: true, allErrors: true }).compile(
    JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "stack-v1.schema.json"), "utf8")),
);
const object = z.looseObject({
    kind: z.string(),
    metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});
const stackObject = object.extend({
    spec: z.looseObject({
        stack: z.string(),
        serviceAccountName: z.string(),
        prerequisites: z.array(z.object({ name: z.string() })).optional(),
        workspaceTemplate: z.object({
            spec: z.looseObject({
                podTemplate: z.object({ spec: z.looseObject({ containers: z.array(z.unknown()) }) }),
            }),
        }),
    }),
});

describe("the objects for the Pulumi Kubernetes Operator", () => {
    const objects = parseAllDocuments(fs.readFileSync(path.join(root, "deploy/operator/stacks.yaml"), "utf8")).map(
        (document) => object.parse(document.toJS()),
    );
    const stacks = objects.filter(({ kind }) => kind === "Stack").map((found) => stackObject.parse(found));

    it("have one Stack for each stack file, which fits the operator's own type", () => {
        const wanted = [
            ...listStacks(root).map((stack) => `organization/ha-platform/${stack}`),
            ...listStacks(path.join(root, "examples/app-team")).map((stack) => `organization/claims-portal/${stack}`),
        ];
        assert.deepEqual(
            stacks.map(({ spec }) => spec.stack),
            wanted,
        );
        for (const stack of stacks) assert.ok(validate(stack), JSON.stringify(validate.errors));
    });

    it("fit Kubernetes' own types otherwise, the workspace's pod included", async () => {
        for (const other of objects.filter(({ kind }) => kind !== "Stack")) {
            assert.equal(await schemaProblem(other), undefined, other.metadata.name);
        }
        for (const { metadata, spec } of stacks) {
            const { containers, ...pod } = spec.workspaceTemplate.spec.podTemplate.spec;
            // The operator's own container brings its image; a pod's schema wants one.
            const whole = containers.map((container) => ({ image: "pulumi", ...Object(container) }));
            const podObject = { apiVersion: "v1", kind: "Pod", metadata, spec: { ...pod, containers: whole } };
            assert.equal(await schemaProblem(podObject), undefined);
        }
    });

    it("bring the platform up before what stands on it", () => {
        const needs = stacks.map(({ metadata, spec }) => [metadata.name, spec.prerequisites?.map(({ name }) => name)]);
        assert.deepEqual(needs, [
            ["ha-platform-prod", undefined],
            ["ha-platform-staging", undefined],
            ["claims-portal-prod", ["ha-platform-prod"]],
            ["claims-portal-staging", ["ha-platform-staging"]],
        ]);
    });

    it("run each stack as an account of its own that exists", () => {
        const accounts = objects.filter(({ kind }) => kind === "ServiceAccount").map(({ metadata }) => metadata.name);
        assert.deepEqual(
            stacks.map(({ spec }) => spec.serviceAccountName),
            accounts,
        );
    });

    it("are refused with a field that the operator does not know", () => {
        const [stack] = stacks;
        assert.ok(stack);
        assert.ok(!validate({ ...stack, spec: { ...stack.spec, resyncSeconds: 60 } }));
    });
});
