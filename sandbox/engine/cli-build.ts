import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { CliAttempt } from "./cli-download.ts";
import { runTool } from "./cli-tool.ts";
import { Refusal, systemCode } from "./refusal.ts";

const buildLimit = 1_500_000; // 3 minutes cold on 2 cores; a slow network and one core take longer
const progressInterval = 1_000;
const packagePath = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Builds the CLI from the Go modules that `tools/cli` pins. Returns the folder that holds `bin/`. */
export async function buildCli({ root, environment, draft, version, onProgress }: CliAttempt): Promise<string> {
    const bin = join(draft, "bin");
    mkdirSync(bin);
    const start = performance.now();
    let downloaded = 0;
    let compiled = 0;
    const count = (line: string): void => {
        if (line.startsWith("go: downloading ")) downloaded++;
        else if (!line.startsWith("go: ") && !line.startsWith("#")) compiled++;
    };
    const ticker = setInterval(() => {
        const seconds = Math.round((performance.now() - start) / 1000);
        const done = `${downloaded} modules downloaded, ${compiled} packages compiled`;
        onProgress(`building the Pulumi CLI ${version} with Go, once (3 minutes on 2 cores): ${done}, ${seconds} s`);
    }, progressInterval);
    try {
        await runTool(
            "go",
            [
                "build",
                "-v",
                "-trimpath",
                "-mod=readonly",
                "-tags=osusergo,grpcnotrace",
                // Without a version the Automation API refuses the binary.
                `-ldflags=-s -w -X ${versionVariable}=v${version}`,
                `-o=${bin}/`,
                packagePath,
            ],
            {
                cwd: join(root, "tools", "cli"),
                env: { ...environment, GOFLAGS: "-buildvcs=false", GOWORK: "off" },
                limit: buildLimit,
                onErrorLine: count,
            },
        );
    } catch (error) {
        if (systemCode(error) === "ENOENT") throw new Refusal("no Go toolchain on PATH");
        throw error;
    } finally {
        clearInterval(ticker);
    }
    return draft;
}
