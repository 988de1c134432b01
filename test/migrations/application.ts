/** Two versions of a program on the same table, at work while its schema changes. */
import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "../../drills/postgres/connection.ts";
import type { PostgresServer } from "../../drills/postgres/server.ts";

/** Longest that a statement of a program may wait for a lock before it fails, which no test forgives. */
const PATIENCE = "5s";

/** What each version prepares when it connects, and keeps using while the schema changes under it. */
const STATEMENTS = {
    1: {
        insert: "(text, text, text) AS INSERT INTO claims (reference, period) VALUES ($1, $2 || '/' || $3)",
        update: "(text, text, text) AS UPDATE claims SET period = $2 || '/' || $3 WHERE reference = $1",
        read: "(text) AS SELECT reference, period FROM claims WHERE reference = $1",
    },
    2: {
        insert: "(text, date, date) AS INSERT INTO claims (reference, starts_on, ends_on) VALUES ($1, $2, $3)",
        update: "(text, date, date) AS UPDATE claims SET starts_on = $2, ends_on = $3 WHERE reference = $1",
        read: "(text) AS SELECT reference, starts_on || '/' || ends_on AS period FROM claims WHERE reference = $1",
    },
} as const;

const ALL = {
    1: "SELECT reference, period FROM claims",
    2: "SELECT reference, starts_on || '/' || ends_on AS period FROM claims",
} as const;

export type Version = keyof typeof STATEMENTS;

/** What the programs know to be true, by the claims' references. */
export class Claims {
    readonly periods = new Map<string, string>();
    readonly #busy = new Set<string>();
    #made = 0;

    /** A claim that nobody else works on until it is given back; undefined when all are taken. */
    take(): string | undefined {
        const references = [...this.periods.keys()];
        const free = references.at(Math.floor(Math.random() * references.length));
        if (free === undefined || this.#busy.has(free)) return undefined;
        this.#busy.add(free);
        return free;
    }

    giveBack(reference: string): void {
        this.#busy.delete(reference);
    }

    invent(): { readonly reference: string; readonly period: string } {
        this.#made += 1;
        return { reference: `claim-${this.#made}`, period: inventPeriod(this.#made) };
    }
}

/** Two days, the second not before the first, different for neighbouring numbers. */
export function inventPeriod(number: number): string {
    const day = (offset: number) => new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10);
    const start = (number * 37) % 2_000;
    return `${day(start)}/${day(start + (number % 90))}`;
}

/** One session of a version: writes, changes and reads claims until it is stopped; any fault ends it. */
export class Program {
    readonly #connection: Connection;
    readonly #claims: Claims;
    #rounds = 0;
    #stopped = false;
    #over: Promise<void> = Promise.resolve();

    private constructor(connection: Connection, claims: Claims) {
        this.#connection = connection;
        this.#claims = claims;
    }

    static async start(server: PostgresServer, version: Version, claims: Claims): Promise<Program> {
        const connection = await server.connect("postgres", { lock_timeout: PATIENCE });
        const program = new Program(connection, claims);
        for (const [name, statement] of Object.entries(STATEMENTS[version])) {
            await connection.query(`PREPARE ${name} ${statement}`);
        }
        program.#over = program.#work();
        program.#over.catch(() => {}); // thrown again by stop()
        return program;
    }

    /** Waits until so many rounds more were done; throws what a round threw. */
    async rounds(count: number): Promise<void> {
        const wanted = this.#rounds + count;
        while (this.#rounds < wanted) await Promise.race([wait(5), this.#failure()]);
    }

    async stop(): Promise<void> {
        this.#stopped = true;
        await this.#over.finally(() => this.#connection.close());
    }

    async #failure(): Promise<void> {
        await this.#over;
        throw new Error("the program ended before it was stopped");
    }

    async #work(): Promise<void> {
        for (; !this.#stopped; this.#rounds++) {
            const { reference, period } = this.#claims.invent();
            await this.#write("insert", reference, period);
            await this.#change();
            await wait(1);
        }
    }

    /** Reads somebody's claim, compares it with what is known, and changes it. */
    async #change(): Promise<void> {
        const reference = this.#claims.take();
        if (reference === undefined) return;
        const [row] = await this.#connection.query(`EXECUTE read('${reference}')`);
        const known = this.#claims.periods.get(reference);
        if (row?.period !== known) throw new Error(`${reference} should be ${known}, was read as ${row?.period}`);
        await this.#write("update", reference, this.#claims.invent().period);
        this.#claims.giveBack(reference);
    }

    async #write(statement: "insert" | "update", reference: string, period: string): Promise<void> {
        const [start, end] = period.split("/");
        await this.#connection.query(`EXECUTE ${statement}('${reference}', '${start}', '${end}')`);
        this.#claims.periods.set(reference, period);
    }
}

/** Every claim as a version reads it. */
export async function readAll(connection: Connection, version: Version): Promise<Map<string, string | undefined>> {
    const rows = await connection.query(ALL[version]);
    return new Map(rows.map(({ reference = "", period }) => [reference, period]));
}
