import type { ResourceStep, RunEvent } from "../../sandbox/engine/messages.ts";
import { countPlaces, Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import type { View } from "./view.ts";
import { elapsed, kindOf, nameOf, wordsFor } from "./words.ts";

const interval = 1_000;
const statusInterval = 15_000;
const namedAtOnce = 3;

/** Writes lines for a log: what finished in each second, failures at once, a long wait now and then. */
export class PlainView implements View {
    readonly #terminal: Terminal;
    #tense: "planned" | "done";
    readonly #progress = new Progress();
    readonly #timer: NodeJS.Timeout;
    readonly #seen = new Set<string>();
    #finished: ResourceStep[] = [];
    #statusAt = Number.NEGATIVE_INFINITY;
    #status = "";

    constructor(terminal: Terminal, tense: "planned" | "done") {
        this.#tense = tense;
        this.#terminal = terminal;
        this.#timer = setInterval(() => this.#flush(), interval);
    }

    onlyPlanned(): void {
        this.#tense = "planned";
    }

    read(event: RunEvent): void {
        this.#progress.read(event);
        if (event.kind === "phase") this.#line(event.text);
        if (event.kind !== "finished") return;
        const { failed, op, type, urn } = event.resource;
        if (this.#seen.has(`${op} ${urn}`)) return; // the engine reports a component again with its outputs
        this.#seen.add(`${op} ${urn}`);
        if (failed) this.#line(`failed: ${wordsFor(op).doing} ${kindOf(type)} ${nameOf(urn)}`);
        else this.#finished.push(event.resource);
    }

    status(text: string): void {
        const now = performance.now();
        const begins = text.split(":")[0] !== this.#status.split(":")[0];
        if (!begins && now - this.#statusAt < statusInterval) return;
        this.#statusAt = now;
        this.#status = text;
        this.#line(text);
    }

    stop(): void {
        clearInterval(this.#timer);
        this.#flush();
    }

    #flush(): void {
        const finished = this.#finished;
        this.#finished = [];
        for (const [op, resources] of groupByOperation(finished)) {
            const word = wordsFor(op)[this.#tense];
            if (resources.length <= namedAtOnce) {
                for (const { type, urn } of resources) this.#line(`${word} ${kindOf(type)} ${nameOf(urn)}`);
            } else {
                const places = countPlaces(resources).map(([place, count]) => `${place} ${count}`);
                this.#line(`${word} ${resources.length} resources: ${places.join(", ")}`);
            }
        }
    }

    #line(text: string): void {
        this.#terminal.progress.write(`${elapsed(this.#progress.seconds).padStart(7)}  ${text}\n`);
    }
}

function groupByOperation(resources: readonly ResourceStep[]): Map<string, ResourceStep[]> {
    const groups = new Map<string, ResourceStep[]>();
    for (const resource of resources) groups.set(resource.op, [...(groups.get(resource.op) ?? []), resource]);
    return groups;
}
