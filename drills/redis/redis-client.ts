import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What Redis answers; an error is thrown instead. */
export type Reply = string | number | null | readonly Reply[];

/** What the server said no to. The code is the message's first word, such as NOREPLICAS. */
export class RedisError extends Error {
    override readonly name = "RedisError";
    readonly code: string;

    constructor(message: string) {
        super(message);
        this.code = message.split(" ", 1)[0] ?? "";
    }
}

export interface RedisLogin {
    readonly host?: string;
    readonly port: number;
    /** Default: nobody, which Sentinels take. */
    readonly credentials?: { readonly user: string; readonly password: string };
    /** Milliseconds for connecting, and for each answer. */
    readonly timeoutMs: number;
}

interface Waiting {
    readonly resolve: (reply: Reply) => void;
    readonly reject: (error: Error) => void;
}

/**
 * One connection to a Redis or a Sentinel. After an answer that did not come in time the connection is over: what was
 * asked may have been done or not.
 */
export class RedisClient {
    readonly #socket: Socket;
    readonly #timeoutMs: number;
    readonly #waiting: Waiting[] = [];
    #received = Buffer.alloc(0);
    #ended: Error | undefined;

    private constructor(socket: Socket, timeoutMs: number) {
        this.#socket = socket;
        this.#timeoutMs = timeoutMs;
        socket.on("data", (bytes) => this.#receive(bytes));
        socket.on("error", (error) => this.#end(error));
        socket.on("close", () => this.#end(new Error("the server closed the connection")));
    }

    static async open({ host = "127.0.0.1", port, credentials, timeoutMs }: RedisLogin): Promise<RedisClient> {
        const socket = connect({ host, port, noDelay: true });
        const client = new RedisClient(socket, timeoutMs);
        try {
            await once(socket, "connect", { signal: AbortSignal.timeout(timeoutMs) });
            if (credentials !== undefined) await client.command("AUTH", credentials.user, credentials.password);
            return client;
        } catch (error) {
            client.close();
            throw error;
        }
    }

    /** Whether it can be asked nothing more. */
    get ended(): boolean {
        return this.#ended !== undefined;
    }

    command(...words: readonly string[]): Promise<Reply> {
        if (this.#ended !== undefined) return Promise.reject(this.#ended);
        const { promise, resolve, reject } = Promise.withResolvers<Reply>();
        const late = setTimeout(() => this.#end(new Error(`no answer within ${this.#timeoutMs} ms`)), this.#timeoutMs);
        this.#waiting.push({ resolve, reject });
        const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
        this.#socket.write(`*${words.length}\r\n${parts.join("")}`);
        return promise.finally(() => clearTimeout(late));
    }

    /** Ends at once; what is still waiting fails. */
    close(): void {
        this.#end(new Error("the client closed the connection"));
    }

    #receive(bytes: Buffer): void {
        this.#received = Buffer.concat([this.#received, bytes]);
        for (;;) {
            const read = readReply(this.#received, 0);
            if (read === undefined) return;
            this.#received = this.#received.subarray(read.next);
            const waiting = this.#waiting.shift();
            if (read.reply instanceof RedisError) waiting?.reject(read.reply);
            else waiting?.resolve(read.reply);
        }
    }

    #end(error: Error): void {
        this.#ended ??= error;
        this.#socket.destroy();
        for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    }
}

interface Read {
    readonly reply: Reply | RedisError;
    readonly next: number;
}

/** The reply that begins at a place (RESP version 2); undefined while it is not whole. */
function readReply(bytes: Buffer, at: number): Read | undefined {
    const end = bytes.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const line = bytes.toString("utf8", at + 1, end);
    const next = end + 2;
    switch (String.fromCharCode(bytes[at] ?? 0)) {
        case "-":
            return { reply: new RedisError(line), next };
        case ":":
            return { reply: Number(line), next };
        case "$":
            return readText(bytes, next, Number(line));
        case "*":
            return readList(bytes, next, Number(line));
        default:
            return { reply: line, next };
    }
}

function readText(bytes: Buffer, at: number, length: number): Read | undefined {
    if (length < 0) return { reply: null, next: at };
    if (bytes.length < at + length + 2) return undefined;
    return { reply: bytes.toString("utf8", at, at + length), next: at + length + 2 };
}

function readList(bytes: Buffer, at: number, length: number): Read | undefined {
    if (length < 0) return { reply: null, next: at };
    const list: Reply[] = [];
    for (let next = at; ; ) {
        if (list.length === length) return { reply: list, next };
        const item = readReply(bytes, next);
        if (item === undefined) return undefined;
        // An error inside a list is its text: only transactions answer so, and none is used here.
        list.push(item.reply instanceof RedisError ? item.reply.message : item.reply);
        next = item.next;
    }
}
