import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PolicyPack } from "../sandbox/engine/messages.ts";
import { requireStack } from "../sandbox/engine/stack-files.ts";

/** Bundles the project's policy pack and returns it with the levels of `stack`. Refuses a stack that does not exist. */
export async function bundledPolicyPack(root: string, stack: string): Promise<PolicyPack> {
    requireStack(root, stack);
    const bundle: { bundlePolicyPack(): Promise<string> } = await import(
        pathToFileURL(join(root, "policy", "bundle.mjs")).href
    );
    const executable = await bundle.bundlePolicyPack();
    const config = join(root, "policy", "dist", "config", `${stack}.json`);
    return { executable, ...(existsSync(config) && { config }) };
}
