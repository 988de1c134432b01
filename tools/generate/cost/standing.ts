import { graphFromState } from "../../../policy/graph/from-state.ts";
import { readStackConfiguration } from "../../../sandbox/engine/stack-files.ts";
import { parseConfig } from "../../../stacks/config.ts";
import { plannedState } from "../plans.ts";
import type { Standing } from "./choice.ts";

/**
 * How a stack would stand. `files` is the folder of the stack files, by default the repository's; `state` is what its plan
 * has to hold, by default planned here. Throws what the program or a cloud refuses.
 */
export async function standingOf(
    root: string,
    stack: string,
    files = root,
    state: () => Promise<unknown> = () => plannedState(root, stack, files),
): Promise<Standing> {
    const { project, values } = readStackConfiguration(files, stack, {});
    const own = Object.entries(values).flatMap(([key, value]) =>
        key.startsWith(`${project}:`) ? [[key.slice(project.length + 1), value] as const] : [],
    );
    const { regions, aws } = parseConfig(stack, Object.fromEntries(own));
    return { graph: graphFromState(await state()), failover: new Set([regions.failover, aws.regions.failover]) };
}
