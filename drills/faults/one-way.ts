import type { Socket } from "node:net";
import type { Direction, Fault } from "./fault.ts";

const HELD = 1024 * 1024; // bytes that wait before the sender is told to
const SLICES = 20; // a second of a narrow way

interface Waiting {
    /** Missing: the end of the connection. */
    readonly bytes?: Buffer;
    readonly due: number;
}

/** The bytes of one connection in one direction, under the fault of the moment. */
export class OneWay {
    readonly #from: Socket;
    readonly #to: Socket;
    readonly #direction: Exclude<Direction, "both">;
    readonly #fault: () => Fault | undefined;
    readonly #random: () => number;
    #waiting: Waiting[] = [];
    #held = 0;
    #lastDue = 0;
    #timer: NodeJS.Timeout | undefined;

    constructor(
        from: Socket,
        to: Socket,
        direction: Exclude<Direction, "both">,
        fault: () => Fault | undefined,
        random: () => number,
    ) {
        this.#from = from;
        this.#to = to;
        this.#direction = direction;
        this.#fault = fault;
        this.#random = random;
        from.on("data", (bytes) => this.#take(bytes));
        from.on("end", () => this.#add({ due: this.#due(undefined) }));
        to.on("close", () => clearTimeout(this.#timer));
        to.on("drain", () => this.#resume());
    }

    /** The fault is another one: what waits goes by the new one. */
    reconsider(): void {
        this.#lastDue = 0;
        this.#waiting = this.#waiting.map(({ bytes }) => ({ ...(bytes && { bytes }), due: this.#due(bytes) }));
        this.#pump();
    }

    #take(bytes: Buffer): void {
        const fault = this.#current();
        const size =
            fault?.kind === "bandwidth" ? Math.max(1, Math.floor(fault.bytesPerSecond / SLICES)) : bytes.length;
        for (let at = 0; at < bytes.length; at += size) {
            const slice = bytes.subarray(at, at + size);
            this.#add({ bytes: slice, due: this.#due(slice) });
        }
    }

    #add(waiting: Waiting): void {
        this.#waiting.push(waiting);
        this.#held += waiting.bytes?.length ?? 0;
        if (this.#held > HELD) this.#from.pause();
        this.#pump();
    }

    /** When this may arrive: never before what was sent before it. */
    #due(bytes: Buffer | undefined): number {
        this.#lastDue = Math.max(this.#lastDue, performance.now());
        const fault = this.#current();
        if (fault?.kind === "blackhole") this.#lastDue = Number.POSITIVE_INFINITY;
        if (fault?.kind === "bandwidth") this.#lastDue += ((bytes?.length ?? 0) * 1000) / fault.bytesPerSecond;
        if (fault?.kind === "latency") {
            const { milliseconds, jitter = 0 } = fault;
            const later = performance.now() + milliseconds + jitter * (2 * this.#random() - 1);
            this.#lastDue = Math.max(this.#lastDue, later);
        }
        if (fault?.kind === "slow-close" && bytes === undefined) this.#lastDue += fault.milliseconds;
        return this.#lastDue;
    }

    #current(): Fault | undefined {
        const fault = this.#fault();
        if (fault === undefined || !("direction" in fault)) return fault;
        return fault.direction === this.#direction || (fault.direction ?? "both") === "both" ? fault : undefined;
    }

    #pump(): void {
        clearTimeout(this.#timer);
        for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
            const wait = next.due - performance.now();
            if (wait > 0) {
                if (Number.isFinite(wait)) this.#timer = setTimeout(() => this.#pump(), Math.ceil(wait));
                return;
            }
            this.#waiting.shift();
            this.#deliver(next.bytes);
        }
        this.#resume();
    }

    #deliver(bytes: Buffer | undefined): void {
        if (bytes === undefined) {
            this.#to.end();
            return;
        }
        this.#held -= bytes.length;
        if (!this.#to.write(bytes)) this.#from.pause();
    }

    #resume(): void {
        if (this.#held <= HELD && !this.#to.writableNeedDrain) this.#from.resume();
    }
}
