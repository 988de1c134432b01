import assert from "node:assert/strict";
import type { Existing } from "../../../../sandbox/cloud/kind.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { example } from "./example.ts";

const OBJECT = { type: "durable-object", storage: "sqlite" };
const BINDING = { name: "COORDINATOR", type: "durable_object_namespace", className: "Coordinator" };

describe("bindings of Workers in the simulated Cloudflare", () => {
    const { cloud, of } = example();
    const { assets: _assets, ...version } = of("version").inputs;
    const code: Bag = { ...version, mainModule: "a.js", modules: [{ name: "a.js", contentType: "text/javascript" }] };
    const worker: Existing = cloud.make(of("site").type, "coordination", {
        ...of("site").inputs,
        name: "coordination",
    });
    const own = { ...code, workerId: worker.id };
    const refusedVersion = (more: Bag) => cloud.refusals(of("version").type, "more", { ...own, ...more });
    const refusedRouter = (binding: Bag) =>
        cloud.refusals(of("router").type, "more", { ...of("router").inputs, scriptName: "more", bindings: [binding] });

    it("refuses a version that binds a class it does not export, or says nothing of the class's storage", () => {
        assert.deepEqual(refusedVersion({ bindings: [BINDING] }), [
            'bindings[0].className must be a class that this Worker exports, got "Coordinator"; list it in exports of the version',
        ]);
        assert.deepEqual(refusedVersion({ exports: { Coordinator: { type: "durable-object" } } }), [
            "exports.Coordinator.storage must be sqlite or legacy-kv for a live class, got nothing",
        ]);
        assert.deepEqual(refusedVersion({ exports: { Coordinator: OBJECT }, migrations: { newTag: "v1" } }), [
            "migrations must be left out when the version has exports, got both",
        ]);
        assert.deepEqual(refusedVersion({ exports: { Coordinator: OBJECT }, bindings: [BINDING] }), []);
    });

    it("refuses to bind objects of a Worker that does not exist, or that has no such class", () => {
        assert.deepEqual(refusedRouter({ ...BINDING, scriptName: "absent" }), [
            'bindings[0].scriptName must name a Worker that exists, got "absent"; create it first and pass its output, so that the engine orders the two',
        ]);
        assert.deepEqual(refusedRouter({ ...BINDING, scriptName: "coordination" }), [
            'bindings[0].className must be a class of Durable Objects that Worker "coordination" has, got "Coordinator"; export it in a version of that Worker first',
        ]);
        cloud.make(of("version").type, "exporting", { ...own, exports: { Coordinator: OBJECT } });
        assert.deepEqual(refusedRouter({ ...BINDING, scriptName: "coordination" }), []);
    });

    it("refuses a variable that is larger than a Worker may have", () => {
        const variable = (length: number) => ({ name: "CONFIG", type: "json", json: `"${"a".repeat(length - 2)}"` });
        assert.deepEqual(refusedRouter(variable(5120)), []);
        assert.deepEqual(refusedRouter(variable(5121)), [
            "bindings[0].json must be at most 5120 bytes, got 5121 bytes; keep what is larger in a module, in KV or in R2",
        ]);
    });

    it("keeps a Worker whose objects another one binds", () => {
        const free = cloud.refusalsOnDelete(worker);
        cloud.make(of("router").type, "binding", {
            ...of("router").inputs,
            scriptName: "binding",
            bindings: [{ ...BINDING, scriptName: "coordination" }],
        });
        assert.deepEqual(
            [free, cloud.refusalsOnDelete(worker)],
            [[], ['has Durable Objects that Worker "binding" binds; take the binding out first']],
        );
    });
});
