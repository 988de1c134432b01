import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
    asProgramConfiguration,
    listStacks,
    readStackConfiguration,
    writeWorkspace,
} from "../../../sandbox/engine/stack-files.ts";
import { SandboxProject } from "./sandbox-fixture.ts";

describe("the files of a stack", () => {
    let project: SandboxProject;
    beforeEach(() => {
        project = new SandboxProject();
    });
    afterEach(() => project.remove());

    const write = (name: string, text: string): void => writeFileSync(join(project.root, name), text);
    const values = (overrides: Record<string, unknown> = {}): Readonly<Record<string, unknown>> =>
        readStackConfiguration(project.root, "prod", overrides).values;

    it("are listed by stack", () => {
        write("Pulumi.staging.yaml", "config: {}\n");
        assert.deepEqual(listStacks(project.root), ["prod", "staging"]);
    });

    it("name the stacks that exist when another is asked for", () => {
        write("Pulumi.staging.yaml", "config: {}\n");
        assert.throws(() => readStackConfiguration(project.root, "production", {}), {
            message: "stack must be one of those that exist (prod, staging), got production",
        });
    });

    it("give the project's defaults, then the stack's values, then the overrides", () => {
        write(
            "Pulumi.yaml",
            "name: ha-platform\nruntime: nodejs\nconfig:\n  a: 1\n  b: { type: array, default: [x] }\n  c: { type: object, description: no value }\n  other:d: { value: 2 }\n  e: { default: 5 }\n",
        );
        write("Pulumi.prod.yaml", "config:\n  ha-platform:a: 3\n  ha-platform:map: { deep: [1] }\n");
        assert.deepEqual(values({ systems: ["esta-tracker"], e: 0 }), {
            "ha-platform:a": 3,
            "ha-platform:b": ["x"],
            "other:d": 2,
            "ha-platform:e": 0,
            "ha-platform:map": { deep: [1] },
            "ha-platform:systems": ["esta-tracker"],
            "pulumi:disable-default-providers": ["*"],
        });
    });

    it("give a stand-in for a value that only the real passphrase opens", () => {
        write("Pulumi.prod.yaml", "encryptionsalt: v1:x\nconfig:\n  cloudflare:apiToken: { secure: v1:abc }\n");
        assert.match(String(values()["cloudflare:apiToken"]), /^sandbox-stand-in/);
    });

    it("reach a program as text, and as JSON where they are not text", () => {
        write(
            "Pulumi.prod.yaml",
            "config:\n  ha-platform:text: 'yes'\n  ha-platform:number: 3\n  ha-platform:map: { a: 1 }\n",
        );
        const configuration = asProgramConfiguration(readStackConfiguration(project.root, "prod", {}));
        assert.equal(configuration["ha-platform:text"], "yes");
        assert.equal(configuration["ha-platform:number"], "3");
        assert.equal(configuration["ha-platform:map"], '{"a":1}');
    });

    it("are copied for a run without what the engine would have to decrypt", () => {
        write("Pulumi.prod.yaml", "encryptionsalt: v1:x\nconfig:\n  ha-platform:a: 3\n");
        const folder = join(project.root, "copy");
        writeWorkspace(folder, readStackConfiguration(project.root, "prod", {}));
        assert.deepEqual(parse(readFileSync(join(folder, "Pulumi.prod.yaml"), "utf8")), {
            config: { "ha-platform:a": 3, "pulumi:disable-default-providers": ["*"] },
        });
    });

    it("say what is wrong with them in one sentence", () => {
        write("Pulumi.prod.yaml", "config: [1, 2]\n");
        assert.throws(() => values(), /Pulumi\.prod\.yaml is not a Pulumi file: .*expected record, received array/);
        write("Pulumi.prod.yaml", "config: {\n");
        assert.throws(() => values(), /Pulumi\.prod\.yaml must be YAML: .* at line 2/);
        write("Pulumi.prod.yaml", "");
        assert.deepEqual(values(), { "pulumi:disable-default-providers": ["*"] });
    });
});
