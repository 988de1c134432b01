import { connect, type Socket } from "node:net";
import { delayAfter, RECONNECT } from "./backoff.ts";
import { type Reply, readReplies, writeCommand } from "./redis-protocol.ts";
import type { OriginSettings } from "./settings.ts";

const LIMIT = 200; // milliseconds: a cache that is slower than the database is of no use

interface Pending {
    readonly resolve: (reply: Reply) => void;
    readonly reject: (error: Error) => void;
    readonly late: NodeJS.Timeout;
}

/** One connection to Redis, commands one after the other without waiting. It is opened anew with growing, random pauses. */
export class Cache {
    readonly #place: OriginSettings["cache"];
    readonly #pending: Pending[] = [];
    #socket: Socket | undefined;
    #received: Buffer = Buffer.alloc(0);
    #failures = 0;
    #again: NodeJS.Timeout | undefined;
    #closed = false;

    constructor(place: OriginSettings["cache"]) {
        this.#place = place;
        this.#connect();
    }

    /** Undefined when there is no such key. Rejects when the cache cannot be asked: go on without it. */
    async get(key: string): Promise<string | undefined> {
        return (await this.#ask("GET", key)) ?? undefined;
    }

    async set(key: string, value: string, lifetimeMs: number): Promise<void> {
        await this.#ask("SET", key, value, "PX", String(lifetimeMs));
    }

    /** Counts one up, from nothing: 1. */
    async increment(key: string): Promise<void> {
        await this.#ask("INCR", key);
    }

    async ping(): Promise<void> {
        await this.#ask("PING");
    }

    close(): void {
        this.#closed = true;
        clearTimeout(this.#again);
        this.#socket?.destroy();
    }

    #ask(...command: readonly string[]): Promise<Reply> {
        const socket = this.#socket;
        if (socket?.readyState !== "open") return Promise.reject(new Error("the cache is not connected"));
        return new Promise((resolve, reject) => {
            // Answers come in order: without this one, none of those behind it can be told apart.
            const late = setTimeout(() => socket.destroy(new Error(`the cache gave no answer in ${LIMIT} ms`)), LIMIT);
            this.#pending.push({ resolve, reject, late });
            socket.write(writeCommand(command));
        });
    }

    #connect(): void {
        const socket = connect(this.#place);
        let reason = new Error("the cache closed the connection");
        this.#socket = socket;
        this.#received = Buffer.alloc(0);
        socket.setNoDelay(true);
        socket.on("connect", () => {
            this.#failures = 0;
        });
        socket.on("data", (chunk) => this.#receive(socket, chunk));
        socket.on("error", (error) => {
            reason = error;
        });
        socket.on("close", () => {
            for (const { reject, late } of this.#pending.splice(0)) {
                clearTimeout(late);
                reject(reason);
            }
            if (this.#closed) return;
            this.#failures++;
            this.#again = setTimeout(() => this.#connect(), delayAfter(RECONNECT, this.#failures, Math.random()));
        });
    }

    #receive(socket: Socket, chunk: Buffer): void {
        const { replies, rest } = readReplies(Buffer.concat([this.#received, chunk]));
        this.#received = rest;
        for (const reply of replies) {
            const pending = this.#pending.shift();
            if (pending === undefined) {
                socket.destroy(new Error("the cache answered what nobody asked"));
                return;
            }
            clearTimeout(pending.late);
            if (reply instanceof Error) pending.reject(reply);
            else pending.resolve(reply);
        }
    }
}
