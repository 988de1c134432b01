import * as path from "node:path";
import { graphFromState } from "../policy/graph/from-state.ts";
import { judge } from "../policy/judge.ts";
import type { ExportedState } from "../sandbox/engine/deployment.ts";
import { measure } from "./measure.ts";
import { packStart } from "./pack-start.ts";

const here = import.meta.dirname;
const OWN = path.join(here, "../policy/ha-policy");
const EMPTY = path.join(here, "empty-pack/empty-policy");

/** The policy pack beside an empty one: its start, and what it adds to a preview of production. */
export async function benchPack(folder: string, cli: string): Promise<void> {
    await packStart(EMPTY); // warms the file cache for both
    const [own, empty] = [await packStart(OWN), await packStart(EMPTY)];
    const size = (megabytes: number | undefined) => (megabytes === undefined ? "?" : megabytes.toFixed(0));
    console.log(
        `pack start        ${own.seconds.toFixed(2)} s, ${size(own.megabytes)} MB / empty pack ${empty.seconds.toFixed(2)} s, ${size(empty.megabytes)} MB`,
    );
    const config = path.join(here, "../policy/dist/config/prod.json");
    const beside = await measure(folder, cli, "platform", {}, { executable: EMPTY });
    const judged = await measure(folder, cli, "platform", {}, { executable: OWN, config });
    const ratio = (judged.previewSeconds / beside.previewSeconds).toFixed(2);
    console.log(
        `pack in a preview ${judged.previewSeconds.toFixed(1)} s / empty pack ${beside.previewSeconds.toFixed(1)} s = ${ratio}×, ${judged.resources} resources`,
    );
}

/** Seconds that all rules need on a state, as it is and repeated until it holds 5,000 resources. */
export function benchRules(state: ExportedState): void {
    const { resources } = state.deployment;
    judge(graphFromState({ resources }), { stack: "prod" }); // warms the compiler
    const times = Math.ceil(5000 / resources.length);
    for (const copies of [1, times]) {
        const many = Array.from({ length: copies }, (_, copy) => renamed(resources, copy)).flat();
        const start = performance.now();
        const { findings } = judge(graphFromState({ resources: many }), { stack: "prod" });
        const seconds = (performance.now() - start) / 1000;
        console.log(`rules             ${many.length} resources: ${seconds.toFixed(2)} s, ${findings.length} findings`);
    }
}

/** A copy of a stack under other names and ids, which refers to itself alone. */
function renamed(
    resources: ExportedState["deployment"]["resources"],
    copy: number,
): ExportedState["deployment"]["resources"] {
    if (copy === 0) return resources;
    const text = JSON.stringify(resources).replaceAll("::ha-platform::", `::ha-platform-${copy}::`);
    const parsed: ExportedState["deployment"]["resources"] = JSON.parse(text);
    return parsed.map((resource) => ({
        ...resource,
        ...(typeof resource.id === "string" && { id: `${copy}-${resource.id}` }),
    }));
}
