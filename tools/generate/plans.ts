import * as path from "node:path";
import { plan } from "../../sandbox/engine/plan.ts";

/** The state that a stack would have, planned without the engine. Throws what the program or a cloud refuses. */
export async function plannedState(root: string, stack: string, files = root): Promise<unknown> {
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
    return run.state();
}

/** Plans each stack once, however many pages are made from it. */
export class Plans {
    readonly #root: string;
    readonly #states = new Map<string, Promise<unknown>>();

    constructor(root: string) {
        this.#root = root;
    }

    stateOf(stack: string): Promise<unknown> {
        const state = this.#states.get(stack) ?? plannedState(this.#root, stack);
        this.#states.set(stack, state);
        return state;
    }
}
