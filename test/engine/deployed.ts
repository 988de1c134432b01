/** What a run deployed and changed, for tests on the real engine. */
import assert from "node:assert/strict";
import picocolors from "picocolors";
import type { z } from "zod";
import { runSummary } from "../../cli/run-summary.ts";
import { currentState, type RunResult } from "../../sandbox/engine/run.ts";
import type { Sandbox } from "./sandbox.ts";

/** Inputs of all resources of a type that prod has now, by name; there has to be one at least. */
export function inputsOf<T>(sandbox: Sandbox, type: string, shape: z.ZodType<T>): Record<string, T> {
    const { resources = [] } = currentState(sandbox.root, "prod")?.deployment ?? {};
    const found = resources.filter((resource) => resource.type === type);
    assert.ok(found.length > 0);
    return Object.fromEntries(found.map(({ urn, inputs }) => [urn.split("::").at(-1) ?? "", shape.parse(inputs)]));
}

/** What a person reads after a refresh, without colours. */
export function refreshSummary(run: RunResult): string {
    const { createColors } = picocolors;
    const hosted = { host: "engine", run, notes: [], interrupted: undefined } as const;
    return runSummary("refresh", "prod", hosted, { ...createColors(false), createColors });
}

/** What a run made, changed or removed, as `update name`, sorted; other stacks are read at each run. */
export function changesOf({ resources }: RunResult): string[] {
    return resources
        .filter(({ op }) => op !== "same" && op !== "refresh" && op !== "read")
        .map(({ op, urn }) => `${op} ${urn.split("::").at(-1)}`)
        .sort();
}

/**
 * Whether a resource is the edge's own release: what isolates decide together is deployed as versions, and a version
 * cannot be changed, so that another writer in its configuration makes another one. It holds no data.
 */
export function isEdgeRelease(name: string): boolean {
    return /-router-coordination-(?:version|deployment)$/.test(name);
}
