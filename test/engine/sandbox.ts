/** A sandbox in a temporary folder for tests on the real engine: the project's own program, stack files that can be changed. */
import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { allClouds } from "../../sandbox/cloud/clouds.ts";
import { Operations } from "../../sandbox/cloud/operations.ts";
import { Store } from "../../sandbox/cloud/store.ts";
import { runTool } from "../../sandbox/engine/cli-tool.ts";
import { engineEnvironment, sandboxEnvironment } from "../../sandbox/engine/environment.ts";
import { Generations } from "../../sandbox/engine/generations.ts";
import type { EngineCommand } from "../../sandbox/engine/messages.ts";
import { type RunOptions, type RunResult, run, stackFolder } from "../../sandbox/engine/run.ts";
import type { SystemName } from "../../stacks/systems/settings.ts";
import { repository as project, requireCli } from "../sandbox/engine/sandbox-fixture.ts";

export class Sandbox {
    readonly root: string;
    readonly #cli: string;

    private constructor(cli: string) {
        this.#cli = cli;
        this.root = fs.mkdtempSync(path.join(os.tmpdir(), "ha-engine-"));
        for (const file of fs.readdirSync(project).filter((name) => /^Pulumi\..*yaml$/.test(name))) {
            fs.copyFileSync(path.join(project, file), path.join(this.root, file));
        }
    }

    /**
     * Skips the calling suite when this machine has no CLI, unless the engine is required. The stacks run the named
     * systems only: fewer resources make a faster test.
     */
    static async open(suite: Mocha.Context, systems: readonly SystemName[]): Promise<Sandbox> {
        const sandbox = new Sandbox(await requireCli(suite));
        for (const stack of ["prod", "staging"]) sandbox.configure(stack, { systems });
        return sandbox;
    }

    run(command: EngineCommand, options: Partial<RunOptions> = {}): Promise<RunResult> {
        return run({
            root: this.root,
            stack: "prod",
            cli: this.#cli,
            program: path.join(project, "stacks/platform.ts"),
            clouds: path.join(project, "sandbox/cloud/process.ts"),
            ...options,
            command,
        });
    }

    /**
     * Runs a shell script beside the stack files, with the real CLI as `pulumi` and the state of prod's sandbox. No command
     * in it may start a program, because there are no clouds.
     */
    async shell(script: string): Promise<string> {
        const generations = new Generations(stackFolder(this.root, "prod"));
        const generation = generations.begin();
        const { PATH = "", ...environment } = sandboxEnvironment(process.env);
        const home = path.join(this.root, ".ha/prod/home");
        const env = {
            ...environment,
            ...engineEnvironment(generation.backend, home, ""),
            PATH: [path.join(this.#cli, "bin"), PATH].join(path.delimiter),
        };
        const { stdout } = await runTool("sh", ["-ec", script], { cwd: this.root, env, limit: 120_000 });
        generations.commit(generation);
        return stdout;
    }

    /** Changes the configuration of a stack; paths are dotted, below `ha-platform:`. */
    configure(stack: string, changes: Readonly<Record<string, unknown>>): void {
        const file = path.join(this.root, `Pulumi.${stack}.yaml`);
        const document = parse(fs.readFileSync(file, "utf8"));
        for (const [at, value] of Object.entries(changes)) {
            const [first = "", ...rest] = at.split(".");
            const keys = [`ha-platform:${first}`, ...rest];
            const last = keys.pop() ?? "";
            const inside = keys.reduce((object, key) => object[key], document.config);
            inside[last] = value;
        }
        fs.writeFileSync(file, stringify(document));
    }

    /** Changes the simulated clouds of a stack behind Pulumi's back. */
    behindTheBack<T>(change: (operations: Operations) => T, stack = "prod"): T {
        const generations = new Generations(stackFolder(this.root, stack));
        const generation = generations.begin();
        const store = Store.open(generation.store);
        const result = change(new Operations(allClouds(), store));
        store.close();
        generations.commit(generation);
        return result;
    }

    close(): void {
        fs.rmSync(this.root, { recursive: true, force: true });
    }
}

/** Succeeds or fails the test with everything that the engine said. */
export function succeeded(result: RunResult): RunResult {
    assert.equal(result.result, "succeeded", result.diagnostics.map(({ message }) => message).join("\n"));
    return result;
}

/** All errors of a failed run as one text. */
export function failure(result: RunResult): string {
    assert.equal(result.result, "failed", "the run was expected to fail");
    return result.diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ message }) => message)
        .join("\n");
}

/** Types of all resources in a state, with how many there are of each. */
export function census(result: RunResult): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { type } of result.state().deployment.resources ?? []) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
}
