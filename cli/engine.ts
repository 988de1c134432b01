import { obtainCli } from "../sandbox/engine/cli-binary.ts";
import { unusedCredentials } from "../sandbox/engine/environment.ts";
import { plan, planLabel } from "../sandbox/engine/plan.ts";
import { Refusal } from "../sandbox/engine/refusal.ts";
import { type RunOptions, type RunResult, run } from "../sandbox/engine/run.ts";
import { requireStack } from "../sandbox/engine/stack-files.ts";
import type { Context } from "./context.ts";
import { Interrupts } from "./interrupts.ts";
import { createView } from "./terminal/view.ts";

/** What carried a run out: the engine, or a plan on a machine that has no engine. */
export type Host = "engine" | "plan";

/** A run, by whom it was carried out, and what there is to say about that. */
export interface HostedRun {
    readonly host: Host;
    readonly run: RunResult;
    /** Sentences for the user that no diagnostic holds. */
    readonly notes: readonly string[];
    /** Set when the user interrupted: the exit code that says so. */
    readonly interrupted: number | undefined;
}

type Request = Pick<RunOptions, "stack" | "command" | "systems" | "policyPack" | "force" | "debug" | "project">;

/** Gets a CLI and runs the engine, showing progress unless `silent`; plans where there is no CLI and none is required. */
export async function runOnHost(context: Context, request: Request, silent: boolean): Promise<HostedRun> {
    const { root, environment, terminal } = context;
    requireStack(request.project ?? root, request.stack);
    const kind = silent ? "silent" : request.command === "preview" ? "planned" : "done";
    const view = createView(terminal, `${request.command} ${request.stack} in the sandbox`, kind);
    const interrupts = new Interrupts(() => view.status("ending in order; Ctrl-C again drops this run"));
    try {
        const credentials = unusedCredentials(environment);
        const notes = credentials === undefined ? [] : [credentials];
        const cli = await cliOrReason(context, (text) => view.status(text), interrupts.signal);
        if (cli.folder === undefined && (request.command === "refresh" || request.command === "destroy")) {
            throw new Refusal(`${request.command} cannot be planned without the engine: ${cli.reason}`);
        }
        if (cli.folder === undefined && request.project !== undefined) {
            throw new Refusal(`another project cannot be planned without the engine: ${cli.reason}`);
        }
        if (cli.folder === undefined) view.onlyPlanned();
        const options = {
            ...request,
            root,
            environment,
            onEvent: (event: Parameters<typeof view.read>[0]) => view.read(event),
            signal: interrupts.signal,
            killSignal: interrupts.killSignal,
        };
        const hosted =
            cli.folder === undefined
                ? { host: "plan" as const, run: await plan(options), notes: [...notes, cli.reason, planLabel] }
                : { host: "engine" as const, run: await run({ ...options, cli: cli.folder }), notes };
        return { ...hosted, interrupted: interrupts.signal.aborted ? interrupts.exitCode : undefined };
    } finally {
        interrupts.stop();
        view.stop();
    }
}

type Found = { readonly folder: string } | { readonly folder: undefined; readonly reason: string };

async function cliOrReason(
    { root, environment }: Context,
    onProgress: (text: string) => void,
    interrupted: AbortSignal,
): Promise<Found> {
    const stop = (): void => process.exit(130); // ends a download or build with it; neither leaves anything behind
    interrupted.addEventListener("abort", stop);
    try {
        return { folder: await obtainCli({ root, environment, onProgress }) };
    } catch (error) {
        if (!(error instanceof Refusal) || environment.HA_REQUIRE_ENGINE === "1") throw error;
        return { folder: undefined, reason: error.message };
    } finally {
        interrupted.removeEventListener("abort", stop);
    }
}
