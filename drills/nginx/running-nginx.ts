import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { eventually } from "../programs/eventually.ts";
import { PROGRAMS } from "../programs/program.ts";
import type { ProgramGroup } from "../programs/program-group.ts";
import type { RunningProgram } from "../programs/running-program.ts";

const START = 10_000; // in milliseconds

/** The real NGINX on a file, in the foreground, with its access log in its folder. */
export class RunningNginx {
    readonly #program: RunningProgram;
    readonly #log: string;

    constructor(programs: ProgramGroup, text: string, folder = programs.folder) {
        this.#log = join(folder, "access.log");
        rmSync(this.#log, { force: true });
        const file = join(folder, "nginx.conf");
        writeFileSync(file, text);
        const options = ["-e", "stderr", "-p", folder, "-c", file, "-g", "daemon off;"];
        this.#program = programs.start(PROGRAMS.nginx.path, options);
    }

    /** Lines written to the access log so far. */
    get log(): readonly string[] {
        const text = readFileSync(this.#log, "utf8");
        return text.split("\n").filter((line) => line !== "");
    }

    /** Waits until its health port answers. Throws with its own words when it has ended instead. */
    async answering(healthPort: number): Promise<void> {
        await eventually("an answer of NGINX", { milliseconds: START }, async () => {
            if (this.#program.ended) throw new Error(`NGINX did not start: ${this.#program.said.trim()}`);
            return (await answers(healthPort)) || undefined;
        });
    }

    /** Tells it to stop and waits until it has; SIGQUIT lets it answer what it has. */
    async stop(signal: "SIGQUIT" | "SIGTERM" = "SIGTERM"): Promise<void> {
        await this.#program.stop(signal);
    }
}

function answers(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        get({ host: "127.0.0.1", port, path: "/proxy-health" }, (response) => {
            response.resume();
            resolve(response.statusCode === 200);
        }).on("error", () => resolve(false));
    });
}
