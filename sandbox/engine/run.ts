import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CloudProcess } from "./cloud-process.ts";
import { type ExportedState, endedInOrder, readState } from "./deployment.ts";
import { engineEnvironment, refuseForeignBackend, sandboxEnvironment } from "./environment.ts";
import { type Generation, Generations } from "./generations.ts";
import { HostProcess } from "./host-process.ts";
import { Lock } from "./lock.ts";
import type {
    Diagnostic,
    EngineCommand,
    HostOutcome,
    PolicyPack,
    PolicyStep,
    ResourceStep,
    RunEvent,
} from "./messages.ts";
import { Refusal } from "./refusal.ts";
import { RunLog } from "./run-log.ts";
import { mainOf, readStackConfiguration, type StackConfiguration, writeWorkspace } from "./stack-files.ts";

/** What a run is asked to do. */
export interface RunOptions {
    /** The repository: the folder of `Pulumi.yaml`. */
    readonly root: string;
    readonly stack: string;
    /**
     * The stack in whose sandbox this one stands, with its backend and its simulated clouds; by default its own. Only then
     * can one stack read another one's outputs, or take over its resources.
     */
    readonly sandbox?: string | undefined;
    readonly command: EngineCommand;
    /** The folder whose `bin/pulumi` is the CLI; see `cli-binary.ts`. */
    readonly cli: string;
    /** Only these systems, whatever the stack's file says. */
    readonly systems?: readonly string[] | undefined;
    /** For preview and up: the engine asks it about each resource and about the whole stack. */
    readonly policyPack?: PolicyPack | undefined;
    /** For destroy: takes off Pulumi's protection and the simulated clouds' deletion protection first. */
    readonly force?: boolean | undefined;
    /** Keeps stack traces in what the engine says. Slower. */
    readonly debug?: boolean | undefined;
    readonly onEvent?: ((event: RunEvent) => void) | undefined;
    /** Ends the run in order: what is under way is finished, recorded and kept. */
    readonly signal?: AbortSignal | undefined;
    /** Ends the run at once; everything is as it was before. */
    readonly killSignal?: AbortSignal | undefined;
    /** The module that exports `platform()`; by default the platform's own. */
    readonly program?: string | undefined;
    /**
     * The folder of another project, whose stack of the same name runs on the backend and the clouds of this one: its
     * `Pulumi.yaml` says which module is its program.
     */
    readonly project?: string | undefined;
    /** The script of the simulated clouds' process; by default the project's own. */
    readonly clouds?: string | undefined;
    /** By default that of this process. Only what a run needs is passed on. */
    readonly environment?: NodeJS.ProcessEnv | undefined;
}

/** How a run ended. */
export interface RunResult {
    readonly result: "succeeded" | "failed";
    /** Whether state and simulated clouds were saved. Never after a preview, nor after a run that did not end in order. */
    readonly committed: boolean;
    readonly interrupted: boolean;
    /** Resources by operation: `{ create: 3, same: 120 }`. */
    readonly changes: Readonly<Record<string, number>>;
    readonly resources: readonly ResourceStep[];
    /** Errors and warnings, each one once, in the words of who raised it. */
    readonly diagnostics: readonly Diagnostic[];
    readonly policyEvents: readonly PolicyStep[];
    readonly outputs: Readonly<Record<string, unknown>>;
    readonly seconds: number;
    /** The state after the run, in the form of `pulumi stack export`. */
    state(): ExportedState;
    /** The state before the run; undefined when there was none. */
    readonly previousState: ExportedState | undefined;
}

/** Runs the engine once on the sandbox of a stack. Throws a `Refusal` when it cannot even begin; a failed run is a result. */
export async function run(options: RunOptions): Promise<RunResult> {
    const { root, stack, command, systems } = options;
    const environment = options.environment ?? process.env;
    const folder = stackFolder(root, options.sandbox ?? stack);
    refuseForeignBackend(environment, folder);
    const overrides = systems === undefined ? {} : { systems };
    const configuration = readStackConfiguration(options.project ?? root, stack, overrides);
    const lock = Lock.acquire(join(folder, "lock"), `ha ${command} --stack ${stack}`);
    try {
        const generations = new Generations(folder);
        if (command === "refresh" || command === "destroy") requireState(generations, stack);
        if (command === "destroy" && !options.force) refuseProtected(generations, configuration);
        return await new Run(options, configuration, generations, folder).perform(sandboxEnvironment(environment));
    } finally {
        lock.release();
    }
}

/** Where everything about the sandbox of `stack` is kept. */
export function stackFolder(root: string, stack: string): string {
    return join(root, ".ha", stack);
}

/** What to do when what is kept of a stack cannot be read any more. */
export function startOver(folder: string): string {
    return `remove ${folder} to start from nothing`;
}

/** The state that the last committed run left; undefined when there has been none. `sandbox` as in `RunOptions`. */
export function currentState(root: string, stack: string, sandbox = stack): ExportedState | undefined {
    const configuration = readStackConfiguration(root, stack, {});
    const generation = new Generations(stackFolder(root, sandbox)).current();
    return generation && readState(generation, configuration.project, stack);
}

class Run {
    readonly #options: RunOptions;
    readonly #configuration: StackConfiguration;
    readonly #generations: Generations;
    readonly #folder: string;
    readonly #log: RunLog;

    constructor(options: RunOptions, configuration: StackConfiguration, generations: Generations, folder: string) {
        this.#options = options;
        this.#configuration = configuration;
        this.#generations = generations;
        this.#folder = folder;
        this.#log = new RunLog(options.onEvent);
    }

    async perform(environment: Readonly<Record<string, string>>): Promise<RunResult> {
        const { root, force, debug, command, signal, killSignal } = this.#options;
        const start = performance.now();
        this.#log.phase("starting the simulated clouds and the engine");
        const before = this.#generations.current();
        const { project, stack } = this.#configuration;
        const previousState = before && readState(before, project, stack);
        const generation = this.#generations.begin();
        const script = this.#options.clouds ?? join(root, "sandbox", "cloud", "process.ts");
        const options = { store: generation.store, liftProtection: force ?? false, remedy: startOver(this.#folder) };
        const clouds = new CloudProcess(script, options, environment);
        const cache = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "ha-node") };
        const host = new HostProcess(hostScript, { ...environment, ...cache }, debug ? 50 : 0);
        const interrupt = (): void => host.interrupt();
        const kill = (): void => {
            host.kill();
            clouds.kill();
        };
        signal?.addEventListener("abort", interrupt);
        killSignal?.addEventListener("abort", kill);
        try {
            const outcome = await this.#drive(host, await clouds.ports(), generation);
            const committed = await this.#settle(command, outcome, clouds, generation);
            const seconds = (performance.now() - start) / 1000;
            const state = committed ? readState(generation, project, stack) : previousState;
            return this.#result(outcome, committed, seconds, state, previousState);
        } finally {
            signal?.removeEventListener("abort", interrupt);
            killSignal?.removeEventListener("abort", kill);
            kill();
            if (this.#generations.current()?.number !== generation.number) this.#generations.discard(generation);
        }
    }

    async #drive(host: HostProcess, ports: string, generation: Generation): Promise<HostOutcome> {
        const { stack, cli, command, policyPack, force, debug } = this.#options;
        const workspace = join(this.#folder, "workspace");
        const home = join(this.#folder, "home");
        mkdirSync(home, { recursive: true });
        writeWorkspace(workspace, this.#configuration);
        return host.perform(
            {
                kind: "engine",
                command,
                stack,
                project: this.#configuration.project,
                workspace,
                cli,
                program: pathToFileURL(programOf(this.#options)).href,
                environment: engineEnvironment(generation.backend, home, ports),
                policyPack,
                unprotect: force ?? false,
                debug: debug ?? false,
            },
            (event) => this.#log.read(event),
        );
    }

    /** Engine state and simulated clouds become current together, or neither does. */
    async #settle(
        command: EngineCommand,
        { error, died }: HostOutcome,
        clouds: CloudProcess,
        generation: Generation,
    ): Promise<boolean> {
        const { stack, signal } = this.#options;
        // Of an interrupted run the engine says only that it was canceled, which the result says as well.
        if (error !== "" && !this.#log.hasErrors() && !signal?.aborted) {
            this.#log.add({ severity: "error", urn: undefined, message: error });
        }
        if (command === "preview" || died || !endedInOrder(generation, this.#configuration.project, stack))
            return false;
        await clouds.finish();
        this.#generations.commit(generation);
        return true;
    }

    #result(
        outcome: HostOutcome,
        committed: boolean,
        seconds: number,
        state: ExportedState | undefined,
        previousState: ExportedState | undefined,
    ): RunResult {
        return {
            result: outcome.succeeded ? "succeeded" : "failed",
            committed,
            interrupted: this.#options.signal?.aborted ?? false,
            changes: this.#log.changes(),
            resources: this.#log.resources(),
            diagnostics: this.#log.diagnostics(),
            policyEvents: this.#log.policies(),
            outputs: state?.deployment.resources.find(({ type }) => type === stackType)?.outputs ?? {},
            seconds,
            state: () => state ?? { version: 3, deployment: { resources: [] } },
            previousState,
        };
    }
}

const stackType = "pulumi:pulumi:Stack";
const hostScript = join(import.meta.dirname, "engine-host.ts");

function programOf({ program, project, root }: RunOptions): string {
    return program ?? (project === undefined ? join(root, "stacks", "platform.ts") : mainOf(project));
}

function requireState(generations: Generations, stack: string): void {
    if (generations.current() !== undefined) return;
    throw new Refusal(`${stack} has never been brought up in the sandbox: run ha up --stack ${stack} first`);
}

function refuseProtected(generations: Generations, { project, stack }: StackConfiguration): void {
    const current = generations.current();
    if (current === undefined) return;
    const names = readState(current, project, stack)
        .deployment.resources.filter(({ protect }) => protect)
        .map(({ urn }) => urn.split("::").at(-1))
        .sort();
    if (names.length === 0) return;
    throw new Refusal(
        `${names.length} resources of ${stack} are protected (${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}) and nothing was destroyed: ha destroy --stack ${stack} --force destroys them in the sandbox, protection included`,
    );
}
