import { execFileSync } from "node:child_process";

/** The commit of a clone, abbreviated. Undefined outside one, in an archive for example. */
export function currentCommit(root: string): string | undefined {
    try {
        const output = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
            cwd: root,
            stdio: ["ignore", "pipe", "ignore"],
        });
        return output.toString().trim() || undefined;
    } catch {
        return undefined;
    }
}
