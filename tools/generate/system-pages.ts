import * as fs from "node:fs";
import * as path from "node:path";
import { graphFromState } from "../../policy/graph/from-state.ts";
import { listResources } from "../../report/resources.ts";
import { readState } from "../../report/state.ts";
import { readSystems } from "../../report/systems.ts";
import { readDiagram } from "./diagram/read-diagram.ts";
import { svg } from "./diagram/svg.ts";
import { objectivesSection } from "./objectives-section.ts";
import type { Plans } from "./plans.ts";
import { withSection } from "./section.ts";

/** The stack whose systems the pages show. */
const STACK = "prod";

/** `docs/systems/<name>.svg`: what stands where, from the planned graph. */
export async function systemDiagram(root: string, plans: Plans, name: string): Promise<string> {
    const graph = graphFromState(await plans.stateOf(STACK));
    const system = graph.resources.find((one) => one.name === name && one.type.startsWith("ha-platform:systems:"));
    if (!system) throw new Error(`the stack ${STACK} has no system ${name}`);
    const [, title = name] = /^# (.+)$/m.exec(readPage(root, name)) ?? [];
    return svg(readDiagram(graph, system, title));
}

/** `docs/systems/<name>.md`: written by hand, but for the objectives, which the system declares itself. */
export async function systemPage(root: string, plans: Plans, name: string): Promise<string> {
    const state = readState(await plans.stateOf(STACK));
    const system = readSystems(state, [], listResources(state), []).find((one) => one.name === name);
    if (!system) throw new Error(`the stack ${STACK} has no system ${name}`);
    return withSection(readPage(root, name), "objectives", objectivesSection(system));
}

function readPage(root: string, name: string): string {
    return fs.readFileSync(path.join(root, "docs/systems", `${name}.md`), "utf8");
}
