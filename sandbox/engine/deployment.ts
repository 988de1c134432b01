// Reads the engine's state where the file backend keeps it, which spares a start of the CLI for each look at it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Generation } from "./generations.ts";
import { systemCode } from "./refusal.ts";

/** The part of a resource in exported state that the sandbox reads. */
export const stateResource = z.looseObject({
    urn: z.string(),
    type: z.string(),
    protect: z.boolean().optional(),
    outputs: z.record(z.string(), z.unknown()).optional(),
});
const deployment = z.looseObject({ resources: z.array(stateResource).nullish() });
const checkpointFile = z.object({
    version: z.number(),
    checkpoint: z.object({ latest: deployment.nullish() }),
});

/** A resource as exported state holds it. */
export type StateResource = z.infer<typeof stateResource>;

/** Exported Pulumi state, in the form of `pulumi stack export`. */
export interface ExportedState {
    readonly version: number;
    readonly deployment: { readonly [key: string]: unknown; readonly resources: readonly StateResource[] };
}

/** The state of `stack` in `generation`, secrets encrypted; without resources when the stack has never been updated. */
export function readState(generation: Generation, project: string, stack: string): ExportedState {
    const path = join(generation.backend, ".pulumi", "stacks", project, `${stack}.json`);
    let text: string;
    try {
        text = readFileSync(path, "utf8");
    } catch (error) {
        if (systemCode(error) === "ENOENT") return { version: 3, deployment: { resources: [] } };
        throw error;
    }
    const { version, checkpoint } = checkpointFile.parse(JSON.parse(text));
    return { version, deployment: { ...checkpoint.latest, resources: checkpoint.latest?.resources ?? [] } };
}

/** Whether the engine ended an update in `generation` in order: its history entry is the last thing that it writes. */
export function endedInOrder(generation: Generation, project: string, stack: string): boolean {
    const folder = join(generation.backend, ".pulumi", "history", project, stack);
    return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".history.json"));
}
