import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { processStart } from "./process-identity.ts";
import { Refusal, systemCode } from "./refusal.ts";

const holderSchema = z.object({ pid: z.number(), started: z.string(), command: z.string(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** A takeover is a few file operations; one that is older, in milliseconds, was left behind by a kill. */
interface LockOptions {
    readonly takeoverLimit: number;
}

/** A file that at most one living process holds. A holder that died, or whose pid now belongs to another process, loses it. */
export class Lock {
    readonly #path: string;
    readonly #content: string;

    private constructor(path: string, content: string) {
        this.#path = path;
        this.#content = content;
    }

    /** Takes the lock at `path` for `command`, or refuses with a sentence that says who holds it and since when. */
    static acquire(path: string, command: string, { takeoverLimit }: LockOptions = { takeoverLimit: 10_000 }): Lock {
        mkdirSync(dirname(path), { recursive: true });
        const holder: Holder = {
            pid: process.pid,
            started: processStart(process.pid) ?? "",
            command,
            since: new Date().toISOString(),
        };
        const content = `${JSON.stringify(holder)}\n`;
        const draft = `${path}.${process.pid}`;
        writeFileSync(draft, content);
        try {
            // A link appears whole or not at all, and only where nothing is: no reader sees half a lock.
            while (!tryLink(draft, path)) {
                const other = readHolder(path);
                if (other !== undefined && isAlive(other)) throw new Refusal(heldSentence(other, path));
                removeStale(path, takeoverLimit);
            }
        } finally {
            rmSync(draft, { force: true });
        }
        return new Lock(path, content);
    }

    /** As `acquire`, but waits up to `seconds` for the holder, telling `onWait` once who that is. */
    static async wait(path: string, command: string, seconds: number, onWait: (reason: string) => void): Promise<Lock> {
        const deadline = performance.now() + seconds * 1000;
        for (let told = false; ; told = true) {
            try {
                return Lock.acquire(path, command);
            } catch (error) {
                if (!(error instanceof Refusal) || performance.now() > deadline) throw error;
                if (!told) onWait(error.message);
                await wait(250);
            }
        }
    }

    /** Gives the lock back, unless somebody took it over in the meantime. */
    release(): void {
        if (readText(this.#path) === this.#content) rmSync(this.#path, { force: true });
    }
}

function tryLink(draft: string, path: string): boolean {
    try {
        linkSync(draft, path);
        return true;
    } catch (error) {
        if (systemCode(error) === "EEXIST") return false;
        throw error;
    }
}

/** Removes a lock whose holder is dead. Only one process at a time may do so, and it looks again before it does. */
function removeStale(path: string, takeoverLimit: number): void {
    const guard = `${path}.takeover`;
    try {
        mkdirSync(guard);
    } catch (error) {
        if (systemCode(error) !== "EEXIST") throw error;
        const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
        if (age > takeoverLimit) rmdirSync(guard);
        return;
    }
    try {
        const holder = readHolder(path);
        if (holder === undefined || !isAlive(holder)) rmSync(path, { force: true });
    } finally {
        rmdirSync(guard);
    }
}

function readHolder(path: string): Holder | undefined {
    const text = readText(path);
    if (text === undefined) return undefined;
    try {
        return holderSchema.parse(JSON.parse(text));
    } catch {
        return undefined; // not written by us: nobody who could be asked holds it
    }
}

function readText(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        if (systemCode(error) === "ENOENT") return undefined;
        throw error;
    }
}

function isAlive(holder: Holder): boolean {
    return processStart(holder.pid) === holder.started;
}

function heldSentence({ command, pid, since }: Holder, path: string): string {
    const seconds = Math.max(0, Math.round((Date.now() - Date.parse(since)) / 1000));
    return `"${command}" (process ${pid}) has held ${path} since ${since} (${seconds} s): wait for it to end, or end it`;
}
