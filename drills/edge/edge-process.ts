import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Child } from "../processes/child.ts";
import { until } from "../processes/until.ts";
import { type Coordination, edgeConfig, type Isolate } from "./edge-config.ts";
import { requireWorkerd } from "./programs.ts";

const PATIENCE = 20_000; // milliseconds: a machine may be busy

/** What an isolate, or the coordination Worker, has printed. */
export interface EdgeLine {
    readonly from: string;
    readonly line: Readonly<Record<string, unknown>>;
}

export interface EdgeOptions {
    /** Where its configuration and its objects are kept. */
    readonly folder: string;
    readonly isolates: readonly Omit<Isolate, "port">[];
    readonly coordination?: Omit<Coordination, "folder">;
    readonly onLine: (line: EdgeLine) => void;
}

/** The edge on this machine: one workerd with several isolates, which keep their ports when it is started again. */
export class EdgeProcess {
    readonly #options: EdgeOptions;
    readonly #ports = new Map<string, number>();
    readonly #program = requireWorkerd();
    #child: Child | undefined;

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
        const { folder, isolates, coordination, onLine } = this.#options;
        const objects = join(folder, "objects");
        mkdirSync(objects, { recursive: true });
        const file = join(folder, "edge.capnp");
        const placed = isolates.map((isolate) => ({ ...isolate, port: this.#ports.get(isolate.name) ?? 0 }));
        writeFileSync(file, edgeConfig(placed, coordination && { ...coordination, folder: objects }));
        const listening = new Set<string>();
        const child = new Child(this.#program, ["serve", file, "--experimental", "--control-fd=3"], {
            onLine: (text) => {
                const line = edgeLineOf(text);
                if (line !== undefined) onLine(line);
            },
            onControl: (text) => {
                const { event, socket, port } = JSON.parse(text);
                if (event !== "listen") return;
                this.#ports.set(String(socket), Number(port));
                listening.add(String(socket));
            },
        });
        this.#child = child;
        await until("workerd's start", { milliseconds: PATIENCE }, () => {
            child.assertRunning();
            return listening.size === isolates.length ? true : undefined;
        });
    }

    /** Gone in one moment, with all it had in memory. */
    async kill(): Promise<void> {
        await this.#child?.end("SIGKILL");
    }
}

function edgeLineOf(text: string): EdgeLine | undefined {
    const [, from, rest] = /^([\w-]+) (\{.*\})$/.exec(text) ?? [];
    return from === undefined || rest === undefined ? undefined : { from, line: JSON.parse(rest) };
}
