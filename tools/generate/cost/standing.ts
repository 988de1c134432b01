import * as path from "node:path";
import { graphFromState } from "../../../policy/graph/from-state.ts";
import { plan } from "../../../sandbox/engine/plan.ts";
import { readStackConfiguration } from "../../../sandbox/engine/stack-files.ts";
import { parseConfig } from "../../../stacks/config.ts";
import type { Standing } from "./choice.ts";

/**
 * How a stack would stand: the program planned on simulated clouds, without the engine. `files` is the folder of the stack
 * files, by default the repository's. Throws what the program or a cloud refuses.
 */
export async function standingOf(root: string, stack: string, files = root): Promise<Standing> {
    const { project, values } = readStackConfiguration(files, stack, {});
    const own = Object.entries(values).flatMap(([key, value]) =>
        key.startsWith(`${project}:`) ? [[key.slice(project.length + 1), value] as const] : [],
    );
    const { regions, aws } = parseConfig(stack, Object.fromEntries(own));
    const run = await plan({
        root: files,
        stack,
        command: "preview",
        program: path.join(root, "stacks/platform.ts"),
        clouds: path.join(root, "sandbox/cloud/plan.ts"),
    });
    if (run.result !== "succeeded") {
        throw new Error(`${stack} cannot be planned: ${run.diagnostics.map(({ message }) => message).join("; ")}`);
    }
    return { graph: graphFromState(run.state()), failover: new Set([regions.failover, aws.regions.failover]) };
}
