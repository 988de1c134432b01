import {
    closeSync,
    constants,
    cpSync,
    existsSync,
    fsyncSync,
    mkdirSync,
    openSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { Refusal, sentenceOf, systemCode } from "./refusal.ts";

/** One state of a stack: what the engine believes and what the simulated clouds hold, always both of the same moment. */
export interface Generation {
    readonly number: number;
    readonly folder: string;
    /** The folder that is the engine's file backend. */
    readonly backend: string;
    /** The database of the simulated clouds. */
    readonly store: string;
}

type Copy = (from: string, to: string) => void;

/**
 * The generations of one stack. A run works on a copy of the current generation and makes it current in one rename, or
 * leaves everything as it was. Callers hold the stack's lock.
 */
export class Generations {
    readonly #head: string;
    readonly #folder: string;
    readonly #copy: Copy;

    constructor(stackFolder: string, copy: Copy = copyGeneration) {
        this.#head = join(stackFolder, "head");
        this.#folder = join(stackFolder, "generations");
        this.#copy = copy;
    }

    /** The generation that the last committed run left; undefined before the first one. */
    current(): Generation | undefined {
        let text: string;
        try {
            text = readFileSync(this.#head, "utf8").trim();
        } catch (error) {
            if (systemCode(error) === "ENOENT") return undefined;
            throw error;
        }
        const generation = this.#generation(Number(text));
        if (!/^\d+$/.test(text) || !existsSync(generation.folder)) {
            throw new Refusal(
                `${this.#head} must name a folder of ${this.#folder}, got ${JSON.stringify(text)}: remove ${this.#head} to start from nothing`,
            );
        }
        return generation;
    }

    /** Removes what killed runs left behind and copies the current generation to the next one, or loses nothing. */
    begin(): Generation {
        const current = this.current();
        this.#removeOthers(current);
        const next = this.#generation((current?.number ?? 0) + 1);
        try {
            mkdirSync(next.backend, { recursive: true });
            if (current !== undefined) this.#copy(current.folder, next.folder);
        } catch (error) {
            rmSync(next.folder, { recursive: true, force: true });
            throw new Refusal(
                `the sandbox could not be copied to ${next.folder}, and nothing has changed: ${sentenceOf(error)}`,
            );
        }
        return next;
    }

    /** Makes `generation` the current one. When this throws, the previous one still is. */
    commit(generation: Generation): void {
        const draft = `${this.#head}.next`;
        try {
            for (const entry of readdirSync(generation.folder, { recursive: true, withFileTypes: true })) {
                if (entry.isFile()) sync(join(entry.parentPath, entry.name));
            }
            writeFileSync(draft, `${generation.number}\n`);
            sync(draft);
            renameSync(draft, this.#head);
        } catch (error) {
            this.discard(generation);
            throw new Refusal(`${this.#head} could not be written, and nothing has changed: ${sentenceOf(error)}`);
        }
        this.#removeOthers(generation);
    }

    /** Throws `generation` away. */
    discard(generation: Generation): void {
        rmSync(generation.folder, { recursive: true, force: true });
    }

    #generation(number: number): Generation {
        const folder = join(this.#folder, String(number));
        return { number, folder, backend: join(folder, "backend"), store: join(folder, "clouds.sqlite") };
    }

    #removeOthers(kept: Generation | undefined): void {
        mkdirSync(this.#folder, { recursive: true });
        for (const name of readdirSync(this.#folder)) {
            if (name !== String(kept?.number)) rmSync(join(this.#folder, name), { recursive: true, force: true });
        }
    }
}

/** On disk before the name that leads to it is, so that a power cut finds the old generation or all of the new one. */
function sync(path: string): void {
    const file = openSync(path, "r+");
    try {
        fsyncSync(file);
    } finally {
        closeSync(file);
    }
}

/** The engine's history, backups and locks stay behind: they would grow with each run, and no reader needs them. */
function copyGeneration(from: string, to: string): void {
    cpSync(from, to, {
        recursive: true,
        mode: constants.COPYFILE_FICLONE,
        filter: (source) => !/^(history|backups|locks)$|\.bak$|\.bak\.attrs$/.test(basename(source)),
    });
}
