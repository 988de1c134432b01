import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "../programs/eventually.ts";
import type { ProgramGroup } from "../programs/program-group.ts";
import type { RunningProgram } from "../programs/running-program.ts";
import { type Coordination, edgeConfig, type Isolate } from "./edge-config.ts";
import { requireWorkerd } from "./workerd.ts";

const PATIENCE = 20_000; // milliseconds: a machine may be busy

/** What an isolate, or the coordination Worker, has printed. */
export interface EdgeLine {
    readonly from: string;
    readonly line: Readonly<Record<string, unknown>>;
}

export interface EdgeOptions {
    /** Whose folder has its configuration and its objects. */
    readonly group: ProgramGroup;
    readonly isolates: readonly Omit<Isolate, "port">[];
    readonly coordination?: Omit<Coordination, "folder">;
    readonly onLine: (line: EdgeLine) => void;
}

/** The edge on this machine: one workerd with several isolates, which keep their ports when it is started again. */
export class EdgeProcess {
    readonly #options: EdgeOptions;
    readonly #ports = new Map<string, number>();
    readonly #path = requireWorkerd();
    #program: RunningProgram | undefined;

    constructor(options: EdgeOptions) {
        this.#options = options;
    }

    /** Ports of the isolates by name. */
    port(name: string): number {
        const port = this.#ports.get(name);
        if (port === undefined) throw new Error(`isolate must be one that was started, got ${name}`);
        return port;
    }

    /** Starts it and waits until every isolate listens. */
    async start(): Promise<void> {
        const { group, isolates, coordination, onLine } = this.#options;
        const folder = join(group.folder, "objects");
        mkdirSync(folder, { recursive: true });
        const file = join(group.folder, "edge.capnp");
        const placed = isolates.map((isolate) => ({ ...isolate, port: this.#ports.get(isolate.name) ?? 0 }));
        writeFileSync(file, edgeConfig(placed, coordination && { ...coordination, folder }));
        const listening = new Set<string>();
        const program = group.start(this.#path, ["serve", file, "--experimental", "--control-fd=1"], {
            onLine: (text) => {
                if (text.startsWith("{")) this.#note(JSON.parse(text), listening);
                const line = edgeLineOf(text);
                if (line !== undefined) onLine(line);
            },
        });
        this.#program = program;
        await eventually("workerd's start", { milliseconds: PATIENCE }, () => {
            if (program.ended) throw new Error(`workerd did not start: ${program.said.trim()}`);
            return listening.size === isolates.length ? true : undefined;
        });
    }

    /** Gone in one moment, with all it had in memory. */
    async kill(): Promise<void> {
        await this.#program?.kill();
    }

    #note({ event, socket, port }: Readonly<Record<string, unknown>>, listening: Set<string>): void {
        if (event !== "listen") return;
        this.#ports.set(String(socket), Number(port));
        listening.add(String(socket));
    }
}

function edgeLineOf(text: string): EdgeLine | undefined {
    const [, from, rest] = /^([\w-]+) (\{.*\})$/.exec(text) ?? [];
    return from === undefined || rest === undefined ? undefined : { from, line: JSON.parse(rest) };
}
