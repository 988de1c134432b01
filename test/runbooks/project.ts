/** A copy of the project in which a runbook's commands are run: one system, brought up in a sandbox of its own. */
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { allClouds } from "../../sandbox/cloud/clouds.ts";
import { Operations, type ResourceRow } from "../../sandbox/cloud/operations.ts";
import { Store } from "../../sandbox/cloud/store.ts";
import { sdkVersion } from "../../sandbox/engine/cli-binary.ts";
import { sandboxEnvironment } from "../../sandbox/engine/environment.ts";
import { Generations } from "../../sandbox/engine/generations.ts";
import { currentState, run, stackFolder } from "../../sandbox/engine/run.ts";
import { asProgramConfiguration, readStackConfiguration } from "../../sandbox/engine/stack-files.ts";
import type { SystemName } from "../../stacks/systems/settings.ts";
import { succeeded } from "../engine/sandbox.ts";
import { repository, requireCli } from "../sandbox/engine/sandbox-fixture.ts";
import { CLOUD_PROGRAMS } from "./cloud-commands.ts";

const shims = join(import.meta.dirname, "shims");
const recordedCall = z.object({ block: z.number(), argv: z.array(z.string()) });

/** How a command that needs a cloud was called. */
export type CloudCall = z.infer<typeof recordedCall>;

export interface Ran {
    readonly code: number | null;
    readonly output: string;
    readonly calls: readonly CloudCall[];
}

export class RunbookProject {
    readonly root: string;
    readonly #cli: string;
    readonly #programs: string;
    readonly #kept: string;

    private constructor(cli: string) {
        this.#cli = cli;
        this.root = fs.mkdtempSync(join(tmpdir(), "ha-runbook-"));
        this.#kept = join(this.root, ".ha", "kept");
        this.#programs = join(this.root, ".ha", "programs");
        for (const name of fs.readdirSync(repository)) {
            if (name.startsWith(".") || name === "out") continue;
            const [from, to] = [join(repository, name), join(this.root, name)];
            // The CLI writes these.
            if (/^Pulumi\b.*\.yaml$/.test(name)) fs.copyFileSync(from, to);
            else fs.symlinkSync(from, to);
        }
        fs.mkdirSync(join(this.root, ".ha", "cli"), { recursive: true });
        fs.symlinkSync(cli, join(this.root, ".ha", "cli", sdkVersion(repository)));
        fs.mkdirSync(this.#programs);
        for (const name of CLOUD_PROGRAMS) fs.symlinkSync(join(shims, "needs-a-cloud"), join(this.#programs, name));
    }

    /** Brings prod up with `system` alone. Skips the calling suite where there is no CLI and none is required. */
    static async open(suite: Mocha.Context, system: SystemName): Promise<RunbookProject> {
        const project = new RunbookProject(await requireCli(suite));
        const file = join(project.root, "Pulumi.prod.yaml");
        const document = parseDocument(fs.readFileSync(file, "utf8"));
        document.setIn(["config", "ha-platform:systems"], [system]);
        fs.writeFileSync(file, document.toString());
        succeeded(await run({ root: project.root, stack: "prod", command: "up", cli: project.#cli }));
        fs.mkdirSync(project.#kept);
        project.#copy(project.root, project.#kept);
        return project;
    }

    /** Everything as it was after the first up. */
    reset(): void {
        this.#copy(this.#kept, this.root);
    }

    /** Runs a script the way an operator's shell in the project's folder would. */
    async bash(script: string): Promise<Ran> {
        const calls = join(this.root, ".ha", "calls");
        fs.writeFileSync(calls, "");
        const { PATH = "", ...rest } = sandboxEnvironment(process.env);
        const shell = spawn("bash", ["-c", script], {
            cwd: this.root,
            env: {
                ...rest,
                PATH: `${shims}:${this.#programs}:${PATH}`,
                RUNBOOK_ROOT: this.root,
                RUNBOOK_CLI: this.#cli,
                RUNBOOK_NODE: process.execPath,
                RUNBOOK_HA: join(shims, "ha.ts"),
                RUNBOOK_CALLS: calls,
            },
            stdio: ["ignore", "pipe", "pipe"],
        });
        const chunks: string[] = [];
        for (const stream of [shell.stdout, shell.stderr]) {
            stream.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
        }
        const code = await new Promise<number | null>((resolve, reject) => {
            shell.once("error", reject).once("close", resolve);
        });
        const recorded = fs.readFileSync(calls, "utf8").trim().split("\n").filter(Boolean);
        return {
            code,
            output: chunks.join(""),
            calls: recorded.map((line) => recordedCall.parse(JSON.parse(line))),
        };
    }

    /** What the stack promises to others now. */
    outputs(): Readonly<Record<string, unknown>> {
        const resources = currentState(this.root, "prod")?.deployment.resources ?? [];
        return resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
    }

    /** The stack's configuration now, as the program gets it: the CLI rewrites a stack file with every value as text. */
    configuration(): unknown {
        return asProgramConfiguration(readStackConfiguration(this.root, "prod", {}));
    }

    /** What the simulated clouds hold now. */
    resources(): readonly ResourceRow[] {
        const generation = new Generations(stackFolder(this.root, "prod")).current();
        if (generation === undefined) return [];
        const store = Store.open(generation.store);
        try {
            return new Operations(allClouds(), store).list();
        } finally {
            store.discard();
        }
    }

    close(): void {
        fs.rmSync(this.root, { recursive: true, force: true });
    }

    #copy(from: string, to: string): void {
        for (const name of ["Pulumi.prod.yaml", ".ha/prod"]) {
            fs.rmSync(join(to, name), { recursive: true, force: true });
            fs.cpSync(join(from, name), join(to, name), { recursive: true });
        }
    }
}
