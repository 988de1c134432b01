import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CliSearch } from "./cli-binary.ts";
import { runTool } from "./cli-tool.ts";
import { Refusal, sentenceOf } from "./refusal.ts";

const officialProbe = "https://get.pulumi.com/install.sh";
const probeLimit = 5_000;
const downloadLimit = 600_000;

/** What an attempt to get the CLI needs: `draft` is an empty folder of its own. */
export interface CliAttempt extends CliSearch {
    readonly version: string;
    readonly draft: string;
}

/** Downloads Pulumi's official build with the npm launcher. Returns the folder that holds `bin/`; fails fast when offline. */
export async function downloadCli({
    root,
    environment,
    draft,
    version,
    onProgress,
    ...probe
}: CliAttempt): Promise<string> {
    const launcher = join(root, "node_modules", "pulumi", "run.js");
    if (!existsSync(launcher)) throw new Refusal(`${launcher} is not installed`);
    // The launcher itself would wait for minutes. Behind a proxy only the launcher knows whether it gets through.
    if (!Object.keys(environment).some((name) => /^https_proxy$/i.test(name))) {
        await requireReachable(probe.downloadProbe ?? officialProbe);
    }
    onProgress(`downloading the Pulumi CLI ${version}`);
    await runTool(process.execPath, [launcher, "version"], {
        env: { ...environment, PULUMI_HOME: draft, PULUMI_VERSION: version, NODE_USE_ENV_PROXY: "1" },
        limit: downloadLimit,
    });
    return join(draft, "versions", version);
}

async function requireReachable(address: string): Promise<void> {
    try {
        await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(probeLimit) });
    } catch (error) {
        const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
        throw new Refusal(`${new URL(address).host} is not reachable: ${sentenceOf(cause)}`);
    }
}
