import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { plan, planLabel } from "../../../sandbox/engine/plan.ts";
import { SandboxProject } from "./sandbox-fixture.ts";

describe("a plan without the engine", () => {
    let project: SandboxProject;
    beforeEach(() => {
        project = new SandboxProject();
        copyFileSync(
            join(import.meta.dirname, "stand-in", "plan.ts"),
            join(project.root, "sandbox", "cloud", "plan.ts"),
        );
    });
    afterEach(() => project.remove());

    it("gives a state as far as a program alone can tell it, labelled as a plan", async () => {
        project.configure({ "ha-platform:protect": true });
        const result = await plan({ root: project.root, stack: "prod", command: "up" });
        assert.deepEqual([result.result, result.committed, result.changes], ["succeeded", false, { create: 5 }]);
        const { deployment } = result.state();
        assert.deepEqual(deployment.manifest, { note: planLabel });
        const bucket = deployment.resources.find(({ urn }) => urn.endsWith("::bucket-0"));
        assert.ok(bucket !== undefined);
        const { sourcePosition, stackTrace, ...rest } = bucket;
        assert.match(String(sourcePosition), /\/stacks\/platform\.ts#19,9$/);
        assert.deepEqual(z.array(z.looseObject({})).parse(stackTrace)[0], { sourcePosition });
        assert.deepEqual(rest, {
            urn: "urn:pulumi:prod::ha-platform::ha-platform:systems:StandIn$gcp:storage/bucket:Bucket::bucket-0",
            type: "gcp:storage/bucket:Bucket",
            custom: true,
            id: "bucket-0-id",
            parent: "urn:pulumi:prod::ha-platform::ha-platform:systems:StandIn::stand-in",
            provider: "urn:pulumi:prod::ha-platform::pulumi:providers:gcp::gcp-us-central1::gcp-us-central1-id",
            protect: true,
            propertyDependencies: { location: [] },
            inputs: { location: "US" },
            outputs: { location: "US" },
        });
        const system = deployment.resources.find(({ type }) => type === "ha-platform:systems:StandIn");
        assert.deepEqual(system?.outputs, { system: "stand-in" });
    });

    it("takes the stack's configuration and the chosen systems", async () => {
        project.configure({ "ha-platform:locations": ["US"] });
        const result = await plan({ root: project.root, stack: "prod", command: "preview", systems: ["esta-tracker"] });
        const stack = result.state().deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
        assert.deepEqual(stack?.outputs, { systems: ["esta-tracker"], credentials: [] });
    });

    it("ends a refusal in the cloud's own sentence", async () => {
        project.configure({ "ha-platform:locations": ["REFUSED"] });
        const result = await plan({ root: project.root, stack: "prod", command: "up" });
        assert.equal(result.result, "failed");
        assert.deepEqual(
            result.diagnostics.map(({ message }) => message),
            ['location must be a region, got "REFUSED"'],
        );
    });

    it("refuses what needs a state", async () => {
        for (const command of ["refresh", "destroy"] as const) {
            await assert.rejects(plan({ root: project.root, stack: "prod", command }), {
                name: "Refusal",
                message: `${command} needs the Pulumi CLI, because a plan (${planLabel}) has nothing to ${command}`,
            });
        }
    });
});
