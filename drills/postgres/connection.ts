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

    static async open(place: Place, { user, database, settings = {} }: Login): Promise<Connection> {
        const socket = connect(place);
        await once(socket, "connect");
        const connection = new Connection(socket);
        await connection.#ask(startup({ user, database, ...settings }));
        return connection;
    }

    /** The rows of all statements in `sql`, which are one transaction unless they say otherwise. */
    query(sql: string): Promise<readonly Row[]> {
        return this.#ask(message("Q", `${sql}\0`));
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

function message(kind: string, text: string): Buffer {
    const body = Buffer.from(text);
    return Buffer.concat([Buffer.from(kind), lengthOf(body), body]);
}

function lengthOf(body: Buffer): Buffer {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return length;
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
