import { spawn } from "node:child_process";
import { Refusal } from "./refusal.ts";

interface ToolOptions {
    readonly env: NodeJS.ProcessEnv;
    readonly cwd?: string | undefined;
    /** In milliseconds. A tool that takes longer is ended with everything that it started. */
    readonly limit: number;
    readonly onErrorLine?: ((line: string) => void) | undefined;
}

/** Runs a program to its end. Throws a sentence with its last words when it fails, is not there or takes too long. */
export function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<{ stdout: string }> {
    const { env, cwd, limit, onErrorLine } = options;
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { env, cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
        let stdout = "";
        let stderr = "";
        const endGroup = (): void => {
            try {
                if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
            } catch {
                child.kill("SIGKILL"); // the group has already ended
            }
        };
        const timer = setTimeout(() => {
            endGroup();
            reject(new Refusal(`no end after ${limit / 1000} s`));
        }, limit);
        process.once("exit", endGroup);
        child.stdout.on("data", (text) => {
            stdout += String(text);
        });
        child.stderr.on("data", (text) => {
            const lines = (stderr + String(text)).split("\n");
            for (const line of lines.slice(stderr.split("\n").length - 1, -1)) onErrorLine?.(line);
            stderr = lines.join("\n");
        });
        child.once("error", (error) => {
            clearTimeout(timer);
            process.off("exit", endGroup);
            reject(error);
        });
        child.once("close", (code, signal) => {
            clearTimeout(timer);
            process.off("exit", endGroup);
            if (code === 0) resolve({ stdout });
            else
                reject(
                    new Refusal(lastLine(stderr) ?? lastLine(stdout) ?? `ended with ${signal ?? `exit code ${code}`}`),
                );
        });
    });
}

function lastLine(text: string): string | undefined {
    return text.trim().split("\n").at(-1)?.trim() || undefined;
}
