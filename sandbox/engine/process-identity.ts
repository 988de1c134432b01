import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When the process `pid` started, as an opaque text that is equal only for the same process, so that a reused pid is told
 * from the process that had it before. Undefined when no such process runs.
 */
export function processStart(pid: number): string | undefined {
    try {
        process.kill(pid, 0);
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ESRCH") return undefined;
    }
    return process.platform === "linux" ? startFromProc(pid) : startFromPs(pid);
}

/** Field 3 is the state and field 22 the start in clock ticks since boot; the name in field 2 may hold spaces and brackets. */
function startFromProc(pid: number): string | undefined {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return fields[0] === "Z" ? undefined : fields[19];
    } catch {
        return undefined; // ended since it was asked
    }
}

function startFromPs(pid: number): string | undefined {
    if (process.platform === "win32") return "running"; // has no ps: there a pid alone has to do
    try {
        return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
    } catch {
        return undefined;
    }
}
