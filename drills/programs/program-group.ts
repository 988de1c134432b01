import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ProgramOptions, RunningProgram } from "./running-program.ts";

/** Programs and the temporary folder they live in: `close` leaves nothing of either, and nor does the end of this process. */
export class ProgramGroup {
    readonly folder: string;
    readonly #programs: RunningProgram[] = [];
    readonly #atExit = (): void => {
        for (const program of this.#programs) program.killNow();
        this.#remove();
    };

    /** The name is how the folder begins, for whoever finds it. */
    constructor(name: string) {
        this.folder = mkdtempSync(join(tmpdir(), `ha-${name}-`));
        chmodSync(this.folder, 0o755); // programs that give up root have to find their files
        process.once("exit", this.#atExit);
    }

    start(path: string, args: readonly string[], options: ProgramOptions = {}): RunningProgram {
        const program = new RunningProgram(path, args, options);
        this.#programs.push(program);
        return program;
    }

    async close(): Promise<void> {
        await Promise.all(this.#programs.map((program) => program.kill()));
        process.off("exit", this.#atExit);
        this.#remove();
    }

    #remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}
