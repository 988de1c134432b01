import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of a project that stands on the platform, with the contract's package entry built for it to import. */
export async function otherProject(root: string, folder: string): Promise<string> {
    const bundle: { bundleContract(): Promise<string> } = await import(
        pathToFileURL(join(root, "stacks", "contract", "bundle.mjs")).href
    );
    await bundle.bundleContract();
    return resolve(root, folder);
}
