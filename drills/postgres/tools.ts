import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PostgresProgram } from "./programs.ts";

const execute = promisify(execFile);

/** The account that servers run under: PostgreSQL refuses root. Empty where this process is not root. */
export interface ServerAccount {
    readonly uid?: number;
    readonly gid?: number;
}

/** `postgres` where the machine has it, else `nobody`, for root; this process's own account for everybody else. */
export function serverAccount(): ServerAccount {
    if (process.getuid?.() !== 0) return {};
    for (const name of ["postgres", "nobody"]) {
        const number = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe", encoding: "utf8" }));
        try {
            return { uid: number("-u"), gid: number("-g") };
        } catch (error) {
            if (name === "nobody") throw error;
        }
    }
    return {};
}

/** PostgreSQL's own programs, run to their end under the account that owns the servers. */
export class PostgresTools {
    readonly folder: string;
    readonly account = serverAccount();

    constructor(folder: string) {
        this.folder = folder;
    }

    path(program: PostgresProgram): string {
        return join(this.folder, program);
    }

    /** What the program printed. Throws with what it complained about when it fails. */
    async run(program: PostgresProgram, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
        try {
            const { stdout } = await execute(this.path(program), [...args], {
                ...this.account,
                cwd: "/",
                env: { PATH: process.env.PATH, LC_ALL: "C", ...environment },
                maxBuffer: 64 * 1024 * 1024,
            });
            return stdout;
        } catch (error) {
            throw new Error(`${program} failed: ${complaintOf(error)}`, { cause: error });
        }
    }

    /** Copies a folder with everything in it, as the account. */
    async copy(from: string, to: string): Promise<void> {
        await execute("cp", ["-a", from, to], { ...this.account, cwd: "/" });
    }

    async version(): Promise<string> {
        return (await this.run("postgres", ["--version"])).trim().replace(/^postgres \(PostgreSQL\) /, "");
    }
}

function complaintOf(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    const said = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
    return said === "" ? error.message : said;
}
