import { createLogUpdate } from "log-update";
import type { RunEvent } from "../../sandbox/engine/messages.ts";
import { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import type { View } from "./view.ts";
import { elapsed, kindOf, nameOf, wordsFor } from "./words.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const interval = 100;
const shownRunning = 6;

/** Draws the run on a terminal, ten times a second, over what it drew before. */
export class LiveView implements View {
    readonly #terminal: Terminal;
    readonly #title: string;
    #tense: "planned" | "done";
    readonly #progress = new Progress();
    readonly #update: ReturnType<typeof createLogUpdate>;
    readonly #timer: NodeJS.Timeout;
    #status = "";
    #frame = 0;

    constructor(terminal: Terminal, title: string, tense: "planned" | "done") {
        this.#tense = tense;
        this.#terminal = terminal;
        this.#title = title;
        this.#update = createLogUpdate(terminal.progress);
        this.#timer = setInterval(() => this.#draw(), interval);
    }

    onlyPlanned(): void {
        this.#tense = "planned";
    }

    read(event: RunEvent): void {
        this.#progress.read(event);
        if (event.kind === "phase") this.#status = event.text;
        // The stack itself starts first; until the program has registered something there is only waiting to show.
        if (event.kind === "started") this.#status = this.#progress.count() === 0 ? "running the program" : "";
        if (event.kind === "finished" && this.#progress.count() > 0) this.#status = "";
    }

    status(text: string): void {
        this.#status = text;
    }

    stop(): void {
        clearInterval(this.#timer);
        this.#update.clear();
        this.#update.done();
    }

    #draw(): void {
        const { bold, dim, cyan } = this.#terminal.colours;
        const width = (this.#terminal.progress.columns || 80) - 1;
        const frame = frames[this.#frame++ % frames.length] ?? "";
        const running = this.#progress.running();
        const last = this.#progress.last();
        const places = this.#progress.places().map(([place, count]) => `${place} ${count}`);
        const counts = `${this.#progress.count()} done, ${running.length} running`;
        const lines: readonly (readonly [string, (text: string) => string])[] = [
            [`${frame} ${this.#title}  ${elapsed(this.#progress.seconds)}  ${counts}`, bold],
            ...(this.#status === "" ? [] : [[`  ${this.#status}`, cyan] as const]),
            ...(places.length === 0 ? [] : [[`  ${places.join("  ")}`, dim] as const]),
            ...running.slice(0, shownRunning).map(({ op, type, urn, seconds }) => {
                const text = `  ${wordsFor(op).doing} ${kindOf(type)} ${nameOf(urn)}  ${elapsed(seconds)}`;
                return [text, (line: string) => line] as const;
            }),
            ...(running.length > shownRunning ? [[`  and ${running.length - shownRunning} more`, dim] as const] : []),
            ...(last === undefined
                ? []
                : [[`  ${wordsFor(last.op)[this.#tense]} ${kindOf(last.type)} ${nameOf(last.urn)}`, dim] as const]),
        ];
        this.#update(lines.map(([text, paint]) => paint(text.slice(0, width))).join("\n"));
    }
}
