import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Where a server listens: a socket's path, or an address where nobody asks for a password. */
export type Place = { readonly path: string } | { readonly host: string; readonly port: number };

export interface Login {
    readonly user: string;
    readonly database: string;
    /** Settings of the session, such as `lock_timeout`. */
    readonly settings?: Readonly<Record<string, string>>;
}

/** A row by column; NULL is undefined. */
export type Row = Readonly<Record<string, string | undefined>>;

/** What the server said no to, with the SQLSTATE. */
export class SqlError extends Error {
    override readonly name = "SqlError";
    readonly code: string;

    constructor(code: string, message: string) {
        super(`${message} (SQLSTATE ${code})`);
        this.code = code;
    }
}

interface Pending {
    readonly rows: Row[];
    readonly resolve: (rows: readonly Row[]) => void;
    readonly reject: (error: Error) => void;
    refused?: SqlError;
}

/**
 * One session over PostgreSQL's own protocol, one question at a time. An answer is the server's acknowledgement: what
 * `query` has returned from is committed, where it was not inside a transaction block.
 */
export class Connection {
    readonly #socket: Socket;
    #received = Buffer.alloc(0);
    #columns: readonly string[] = [];
    #pending: Pending | undefined;
    #ended: Error | undefined;

    private constructor(socket: Socket) {
        this.#socket = socket;
        socket.on("data", (chunk) => this.#receive(chunk));
        socket.on("error", (error) => this.#end(error));
        socket.on("close", () => this.#end(new Error("the server closed the connection")));
    }

    /** Rejects when `signal` aborts before the server has let the session in. Default: waits as long as it takes. */
    static async open(
        place: Place,
        { user, database, settings = {} }: Login,
        signal?: AbortSignal,
    ): Promise<Connection> {
        const socket = connect(place);
        const abort = (): unknown => socket.destroy(new Error("the server did not let the session in in time"));
        signal?.addEventListener("abort", abort, { once: true });
        try {
            await once(socket, "connect");
            const connection = new Connection(socket);
            await connection.#ask(startup({ user, database, ...settings }));
            return connection;
        } finally {
            signal?.removeEventListener("abort", abort);
        }
    }

    /**
     * The rows of all statements in `sql`, which are one transaction unless they say otherwise. With `values` it is one
     * statement, and they stand in for $1, $2 and so on: as data, whatever is in them.
     */
    query(sql: string, values?: readonly (string | number)[]): Promise<readonly Row[]> {
        return this.#ask(values === undefined ? message("Q", `${sql}\0`) : withValues(sql, values.map(String)));
    }

    /** Whether it can be asked nothing more. */
    get ended(): boolean {
        return this.#ended !== undefined;
    }

    /** Ends it at once, whatever it is waiting for: the way out when a server has gone silent. */
    drop(reason: string): void {
        this.#end(new Error(reason));
    }

    async close(): Promise<void> {
        if (this.#socket.destroyed) return;
        const closed = once(this.#socket, "close");
        this.#socket.end(message("X", ""));
        await closed;
    }

    #ask(question: Buffer): Promise<readonly Row[]> {
        if (this.#ended !== undefined) return Promise.reject(this.#ended);
        if (this.#pending !== undefined) return Promise.reject(new Error("a session answers one question at a time"));
        return new Promise((resolve, reject) => {
            this.#pending = { rows: [], resolve, reject };
            this.#socket.write(question);
        });
    }

    #receive(chunk: Buffer): void {
        this.#received = Buffer.concat([this.#received, chunk]);
        for (; this.#received.length > 4 && this.#received.length > this.#received.readInt32BE(1); ) {
            const length = this.#received.readInt32BE(1) + 1;
            const kind = String.fromCharCode(this.#received[0] ?? 0);
            const body = this.#received.subarray(5, length);
            this.#received = this.#received.subarray(length);
            this.#understand(kind, body);
        }
    }

    #understand(kind: string, body: Buffer): void {
        const pending = this.#pending;
        if (pending === undefined) return;
        if (kind === "R" && body.readInt32BE(0) !== 0) this.#end(new Error("the server asks for a password"));
        if (kind === "E") pending.refused = refusalOf(body);
        if (kind === "T") this.#columns = columnsOf(body);
        if (kind === "D") pending.rows.push(rowOf(body, this.#columns));
        if (kind !== "Z") return;
        this.#pending = undefined;
        if (pending.refused === undefined) pending.resolve(pending.rows);
        else pending.reject(pending.refused);
    }

    #end(error: Error): void {
        const pending = this.#pending;
        this.#ended ??= pending?.refused ?? error;
        this.#pending = undefined;
        this.#socket.destroy();
        pending?.reject(this.#ended);
    }
}

function startup(parameters: Readonly<Record<string, string>>): Buffer {
    const text = Object.entries(parameters).flat().concat("").join("\0");
    const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.from(`${text}\0`)]);
    return Buffer.concat([lengthOf(body), body]);
}

function message(kind: string, content: string | Buffer): Buffer {
    const body = Buffer.from(content);
    return Buffer.concat([Buffer.from(kind), lengthOf(body), body]);
}

/** Parse, Bind, Describe, Execute and Sync: one statement and its values, all of them and the answer as texts. */
function withValues(sql: string, values: readonly string[]): Buffer {
    const texts = values.flatMap((value) => {
        const text = Buffer.from(value);
        return [int32(text.length), text];
    });
    return Buffer.concat([
        message("P", `\0${sql}\0\0\0`),
        message("B", Buffer.concat([Buffer.alloc(4), int16(values.length), ...texts, int16(0)])),
        message("D", "P\0"),
        message("E", "\0\0\0\0\0"),
        message("S", ""),
    ]);
}

function int16(value: number): Buffer {
    const bytes = Buffer.alloc(2);
    bytes.writeInt16BE(value);
    return bytes;
}

function int32(value: number): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
}

function lengthOf(body: Buffer): Buffer {
    return int32(body.length + 4);
}

/** Fields of one letter and a text each: C is the SQLSTATE, M the message. */
function refusalOf(body: Buffer): SqlError {
    const fields = new Map(
        body
            .toString("utf8")
            .split("\0")
            .map((field) => [field.slice(0, 1), field.slice(1)]),
    );
    return new SqlError(fields.get("C") ?? "", fields.get("M") ?? "");
}

/** Each column is a name that ends in a zero byte, and 18 bytes about its type. */
function columnsOf(body: Buffer): string[] {
    const names: string[] = [];
    for (let at = 2; at < body.length; ) {
        const end = body.indexOf(0, at);
        names.push(body.toString("utf8", at, end));
        at = end + 19;
    }
    return names;
}

function rowOf(body: Buffer, columns: readonly string[]): Row {
    let at = 2;
    return Object.fromEntries(
        columns.map((column) => {
            const length = body.readInt32BE(at);
            const value = length < 0 ? undefined : body.toString("utf8", at + 4, at + 4 + length);
            at += 4 + Math.max(0, length);
            return [column, value];
        }),
    );
}
