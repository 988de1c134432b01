import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";

export interface PackStart {
    readonly seconds: number;
    /** Largest resident size so far; absent where the system does not tell. */
    readonly megabytes: number | undefined;
}

/** Starts a policy pack as the engine does, until it says where it listens, and stops it. */
export async function packStart(executable: string): Promise<PackStart> {
    const start = performance.now();
    const pack = spawn(executable, ["127.0.0.1:1"], { stdio: ["ignore", "pipe", "inherit"] });
    try {
        await port(pack);
        return { seconds: (performance.now() - start) / 1000, megabytes: megabytesOf(pack.pid) };
    } finally {
        const ended = new Promise((resolve) => pack.once("exit", resolve));
        pack.kill();
        await ended;
    }
}

function port(pack: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
        pack.stdout?.on("data", (chunk: Buffer) => {
            if (/\d/.test(chunk.toString())) resolve();
        });
        pack.once("exit", (code) => reject(new Error(`the pack ended with ${code}`)));
    });
}

function megabytesOf(pid: number | undefined): number | undefined {
    const file = `/proc/${pid}/status`;
    if (!fs.existsSync(file)) return undefined;
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(file, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
