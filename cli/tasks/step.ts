import { type StdioOptions, spawn } from "node:child_process";
import { constants } from "node:os";

/** Runs a program of the project with this Node and returns its exit code; what it says goes to `onOutput`, or straight out. */
export function runStep(root: string, args: readonly string[], onOutput?: (text: string) => void): Promise<number> {
    return new Promise((resolve, reject) => {
        const stdio: StdioOptions = onOutput === undefined ? "inherit" : ["ignore", "pipe", "pipe"];
        const child = spawn(process.execPath, [...args], { cwd: root, stdio });
        child.stdout?.on("data", (text) => onOutput?.(String(text)));
        child.stderr?.on("data", (text) => onOutput?.(String(text)));
        const forward = (signal: NodeJS.Signals): unknown => child.kill(signal);
        process.on("SIGINT", forward).on("SIGTERM", forward);
        child.once("error", reject);
        child.once("close", (code, signal) => {
            process.off("SIGINT", forward).off("SIGTERM", forward);
            resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
        });
    });
}
