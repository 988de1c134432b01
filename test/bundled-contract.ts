/** The contract's package entry for programs of the repository that read it as other projects do. */

import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "./sandbox/engine/sandbox-fixture.ts";

/** Builds it and puts the link to it beside the examples. */
export async function bundleContract(): Promise<void> {
    const { bundleContract: bundle }: { bundleContract(): Promise<string> } = await import(
        pathToFileURL(path.join(repository, "stacks/contract/bundle.mjs")).href
    );
    await bundle();
}
