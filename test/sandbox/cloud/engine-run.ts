/** Drives a program with the real engine against the simulated clouds, for tests. */
import { type ChildProcess, fork } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type EngineEvent, LocalWorkspace, PulumiCommand, type Stack } from "@pulumi/pulumi/automation/index.js";

const root = path.join(import.meta.dirname, "../../..");
const cli = path.join(root, ".ha/cli/3.259.0");

export const engineFound = fs.existsSync(path.join(cli, "bin/pulumi"));

export type Program = () => Promise<Record<string, unknown> | undefined>;

export interface Outcome {
    /** Steps by kind, such as `{ create: 2 }`. */
    readonly summary: Readonly<Record<string, number>>;
    readonly outputs: Readonly<Record<string, unknown>>;
    readonly events: readonly EngineEvent[];
}

/** A stack of its own in a temporary folder, with a store that is kept between its runs. */
export class Sandbox {
    readonly store: string;
    readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), "simulated-cloud-"));

    constructor() {
        this.store = path.join(this.#folder, "cloud.sqlite");
        for (const sub of ["state", "home"]) fs.mkdirSync(path.join(this.#folder, sub));
        fs.writeFileSync(path.join(this.#folder, "Pulumi.yaml"), "name: spec\nruntime: nodejs\n");
    }

    preview(program: Program): Promise<Outcome> {
        return this.#run(program, async (stack, onEvent) => {
            const result = await stack.preview({ onEvent });
            return { summary: result.changeSummary, outputs: {} };
        });
    }

    up(program: Program): Promise<Outcome> {
        return this.#run(program, async (stack, onEvent) => {
            const result = await stack.up({ onEvent });
            const outputs = Object.fromEntries(
                Object.entries(result.outputs).map(([name, { value }]) => [name, value]),
            );
            return { summary: result.summary.resourceChanges ?? {}, outputs };
        });
    }

    refresh(program: Program): Promise<Outcome> {
        return this.#run(program, async (stack, onEvent) => {
            const result = await stack.refresh({ onEvent });
            return { summary: result.summary.resourceChanges ?? {}, outputs: {} };
        });
    }

    destroy(program: Program): Promise<Outcome> {
        return this.#run(program, async (stack, onEvent) => {
            const result = await stack.destroy({ onEvent });
            return { summary: result.summary.resourceChanges ?? {}, outputs: {} };
        });
    }

    remove(): void {
        fs.rmSync(this.#folder, { recursive: true, force: true });
    }

    async #run(
        program: Program,
        operation: (stack: Stack, onEvent: (event: EngineEvent) => void) => Promise<Omit<Outcome, "events">>,
    ): Promise<Outcome> {
        const clouds = fork(path.join(root, "sandbox/cloud/process.ts"));
        try {
            const { ports } = await ask(clouds, { store: this.store });
            const stack = await LocalWorkspace.createOrSelectStack(
                { stackName: "dev", projectName: "spec", program },
                {
                    workDir: this.#folder,
                    pulumiHome: path.join(this.#folder, "home"),
                    pulumiCommand: await PulumiCommand.get({ root: cli }),
                    envVars: {
                        PULUMI_DEBUG_PROVIDERS: String(ports),
                        PULUMI_BACKEND_URL: `file://${this.#folder}/state`,
                        PULUMI_CONFIG_PASSPHRASE: "",
                        PULUMI_SKIP_UPDATE_CHECK: "true",
                        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
                        PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
                        PATH: `${path.join(root, "node_modules/.bin")}:${process.env.PATH}`,
                    },
                },
            );
            const events: EngineEvent[] = [];
            const outcome = await operation(stack, (event) => events.push(event));
            return { ...outcome, events };
        } finally {
            await finish(clouds);
        }
    }
}

/** Sends one message to the cloud process and waits for the reply. */
export function ask(clouds: ChildProcess, message: object): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
        clouds.once("message", (reply: Record<string, unknown>) => {
            if (typeof reply.failed === "string") reject(new Error(reply.failed));
            else resolve(reply);
        });
        clouds.once("exit", (code) => reject(new Error(`the cloud process ended with ${code}`)));
        clouds.send(message);
    });
}

async function finish(clouds: ChildProcess): Promise<void> {
    const ended = new Promise<void>((resolve) => clouds.once("exit", () => resolve()));
    if (clouds.connected) await ask(clouds, { finish: true });
    await ended;
}
