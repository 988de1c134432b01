import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ExportedState, stateResource } from "./deployment.ts";
import { sandboxEnvironment } from "./environment.ts";
import { HostProcess } from "./host-process.ts";
import type { EngineCommand, RunEvent } from "./messages.ts";
import { Refusal } from "./refusal.ts";
import type { RunResult } from "./run.ts";
import { RunLog } from "./run-log.ts";
import { asProgramConfiguration, readStackConfiguration } from "./stack-files.ts";

/** What everything that comes from a plan is labelled with. */
export const planLabel = "planned without the engine: no diff, no state";

/** What a plan is asked for; see `RunOptions` for each field. */
export interface PlanOptions {
    readonly root: string;
    readonly stack: string;
    readonly command: EngineCommand;
    readonly systems?: readonly string[] | undefined;
    readonly onEvent?: ((event: RunEvent) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly program?: string | undefined;
    /** The module that exports `planHost()`; by default the simulated clouds' own. */
    readonly clouds?: string | undefined;
}

/**
 * Runs the program without the engine on simulated clouds in memory, for a machine that has no CLI. Everything counts as
 * created, nothing is kept, and `state()` is what a state would hold. Refuses what cannot be done without a state.
 */
export async function plan(options: PlanOptions): Promise<RunResult> {
    const { root, stack, command, systems } = options;
    if (command === "refresh" || command === "destroy") {
        throw new Refusal(`${command} needs the Pulumi CLI, because a plan (${planLabel}) has nothing to ${command}`);
    }
    const start = performance.now();
    const configuration = readStackConfiguration(root, stack, systems === undefined ? {} : { systems });
    const log = new RunLog(options.onEvent);
    log.phase(planLabel);
    const cache = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "ha-node") };
    const host = new HostProcess(hostScript, { ...sandboxEnvironment(process.env), ...cache }, 0);
    const stop = (): void => host.kill();
    options.signal?.addEventListener("abort", stop);
    try {
        const outcome = await host.perform(
            {
                kind: "plan",
                stack,
                project: configuration.project,
                program: pathToFileURL(options.program ?? join(root, "stacks", "platform.ts")).href,
                clouds: pathToFileURL(options.clouds ?? join(root, "sandbox", "cloud", "plan.ts")).href,
                configuration: asProgramConfiguration(configuration),
            },
            (event) => log.read(event),
        );
        if (outcome.error !== "") log.add({ severity: "error", urn: undefined, message: outcome.error });
        const state: ExportedState = {
            version: 3,
            deployment: {
                manifest: { note: planLabel },
                resources: outcome.resources.map((resource) => stateResource.parse(resource)),
            },
        };
        return {
            result: outcome.succeeded ? "succeeded" : "failed",
            committed: false,
            interrupted: options.signal?.aborted ?? false,
            changes: log.changes(),
            resources: log.resources(),
            diagnostics: log.diagnostics(),
            policyEvents: [],
            outputs: outcome.outputs,
            seconds: (performance.now() - start) / 1000,
            state: () => state,
            previousState: undefined,
        };
    } finally {
        options.signal?.removeEventListener("abort", stop);
        stop();
    }
}

const hostScript = join(import.meta.dirname, "plan-host.ts");
