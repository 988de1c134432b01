import { Writable } from "node:stream";
import picocolors from "picocolors";
import type { Terminal } from "../../cli/terminal/terminal.ts";

/** A terminal without colours that keeps what was written to it. */
export class CapturedTerminal implements Terminal {
    readonly #out: string[] = [];
    readonly #progress: string[] = [];
    readonly out = keep(this.#out);
    readonly progress = keep(this.#progress);
    readonly live = false;
    readonly colours = { ...picocolors.createColors(false), createColors: picocolors.createColors };

    /** What a pipe would have received. */
    get result(): string {
        return this.#out.join("");
    }

    get complaints(): string {
        return this.#progress.join("");
    }
}

function keep(chunks: string[]): Writable {
    return new Writable({
        write(chunk, _, done) {
            chunks.push(String(chunk));
            done();
        },
    });
}
