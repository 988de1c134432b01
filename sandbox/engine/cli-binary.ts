// The Pulumi CLI that the sandbox runs: found on the machine, downloaded, or built from Go modules.
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, dirname, join, sep } from "node:path";
import * as z from "zod";
import { buildCli } from "./cli-build.ts";
import { downloadCli } from "./cli-download.ts";
import { runTool } from "./cli-tool.ts";
import { Lock } from "./lock.ts";
import { Refusal, sentenceOf } from "./refusal.ts";

const versionLimit = 30_000;
const waitSeconds = 1800; // another process may be building on a slow machine
const binary = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/** Where to look for a CLI and where to keep one. */
export interface CliSearch {
    /** The repository; a CLI of its own is kept in `.ha/cli/<version>` below it. */
    readonly root: string;
    readonly environment: NodeJS.ProcessEnv;
    /** What is asked first whether a download can work at all; by default the address that the launcher downloads from. */
    readonly downloadProbe?: string | undefined;
    readonly onProgress: (text: string) => void;
}

/** The folder whose `bin/pulumi` is a CLI of the SDK's minor version that runs; undefined when the machine has none. */
export async function findCli({ root, environment }: CliSearch): Promise<string | undefined> {
    const version = sdkVersion(root);
    const home = environment.PULUMI_HOME || join(homedir(), ".pulumi");
    const folders = [ownFolder(root, version), ...foldersOnPath(environment), join(home, "versions", version)];
    for (const folder of folders) {
        if (await runs(folder, version, environment)) return folder;
    }
    return undefined;
}

/** As `findCli`, and gets a CLI when there is none: by download, else by building it. Refuses with both remedies. */
export async function obtainCli(search: CliSearch): Promise<string> {
    const found = await findCli(search);
    if (found !== undefined) return found;
    const { root, environment, onProgress } = search;
    const version = sdkVersion(root);
    const own = ownFolder(root, version);
    const lock = await Lock.wait(join(root, ".ha", "cli", "lock"), "getting the Pulumi CLI", waitSeconds, onProgress);
    try {
        if (await runs(own, version, environment)) return own; // another process got it in the meantime
        const reasons: string[] = [];
        for (const [what, get] of [
            ["downloaded", downloadCli],
            ["built", buildCli],
        ] as const) {
            const draft = emptyDraft(root);
            try {
                const folder = await get({ ...search, version, draft });
                if (!(await runs(folder, version, environment))) throw new Refusal("what came out does not run");
                rmSync(own, { recursive: true, force: true });
                renameSync(folder, own);
                return own;
            } catch (error) {
                reasons.push(`could not be ${what} (${sentenceOf(error)})`);
            } finally {
                rmSync(draft, { recursive: true, force: true });
            }
        }
        throw new Refusal(
            `the Pulumi CLI ${version} is not on this machine, ${reasons.join(" and ")}: install Pulumi ${version} (https://www.pulumi.com/docs/iac/download-install/versions/) or Go ${goVersion(root)} (https://go.dev/dl/) and run this again`,
        );
    } finally {
        lock.release();
    }
}

/** The version of the installed `@pulumi/pulumi`, which the CLI must match in its minor version. */
export function sdkVersion(root: string): string {
    const path = join(root, "node_modules", "@pulumi", "pulumi", "package.json");
    return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, "utf8"))).version;
}

function ownFolder(root: string, version: string): string {
    return join(root, ".ha", "cli", version);
}

/** The Automation API looks for `bin/pulumi` in a folder; inside `node_modules` there is only ever the npm launcher. */
function foldersOnPath(environment: NodeJS.ProcessEnv): readonly string[] {
    return (environment.PATH ?? "").split(delimiter).flatMap((folder) => {
        const path = join(folder, binary);
        if (basename(folder) !== "bin" || !existsSync(path)) return [];
        return realpathSync(path).split(sep).includes("node_modules") ? [] : [dirname(folder)];
    });
}

async function runs(folder: string, version: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
    const path = join(folder, "bin", binary);
    if (!existsSync(path)) return false;
    try {
        const { stdout } = await runTool(path, ["version"], {
            env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
            limit: versionLimit,
        });
        return minorOf(stdout.trim().replace(/^v/, "")) === minorOf(version);
    } catch {
        return false; // half written, for another machine, or broken: as good as absent
    }
}

function minorOf(version: string): string {
    return version.split(".").slice(0, 2).join(".");
}

function goVersion(root: string): string {
    return /^go (\S+)$/m.exec(readFileSync(join(root, "tools", "cli", "go.mod"), "utf8"))?.[1] ?? "";
}

/** An empty folder for one attempt; removes what a killed attempt left, which the lock makes safe. */
function emptyDraft(root: string): string {
    const folder = join(root, ".ha", "cli");
    for (const name of readdirSync(folder)) {
        if (name.startsWith("draft-")) rmSync(join(folder, name), { recursive: true, force: true });
    }
    const draft = join(folder, `draft-${process.pid}`);
    mkdirSync(draft, { recursive: true });
    return draft;
}
