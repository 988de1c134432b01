import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { findCli } from "../../../sandbox/engine/cli-binary.ts";

/** The repository that these tests belong to. */
export const repository = join(import.meta.dirname, "..", "..", "..");

const standIn = join(import.meta.dirname, "stand-in");

/** A project in a folder of its own, with stand-ins for the program and the simulated clouds. */
export class SandboxProject {
    readonly root = mkdtempSync(join(tmpdir(), "ha-sandbox-"));

    constructor() {
        mkdirSync(join(this.root, "stacks"));
        mkdirSync(join(this.root, "sandbox", "cloud"), { recursive: true });
        symlinkSync(join(repository, "node_modules"), join(this.root, "node_modules"));
        writeFileSync(join(this.root, "package.json"), '{ "type": "module" }');
        writeFileSync(join(this.root, "Pulumi.yaml"), "name: ha-platform\nruntime: nodejs\n");
        copyFileSync(join(standIn, "program.ts"), join(this.root, "stacks", "platform.ts"));
        copyFileSync(join(standIn, "clouds.ts"), join(this.root, "sandbox", "cloud", "process.ts"));
        this.configure({});
    }

    /** Writes `Pulumi.prod.yaml`. */
    configure(values: Readonly<Record<string, unknown>>): void {
        const config = { "ha-platform:locations": ["US", "EU"], ...values };
        writeFileSync(join(this.root, "Pulumi.prod.yaml"), stringify({ config }));
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }
}

/** The folder of the CLI that all tests of the engine share. Skips the calling test where there is none and none is required. */
export async function requireCli(test: Mocha.Context): Promise<string> {
    const folder = await findCli({ root: repository, environment: process.env, onProgress: () => {} });
    if (folder !== undefined) return folder;
    if (process.env.HA_REQUIRE_ENGINE === "1")
        throw new Error("HA_REQUIRE_ENGINE=1 requires the Pulumi CLI, and there is none");
    return test.skip();
}
