import { setTimeout as wait } from "node:timers/promises";
import { Connection, type Row, SqlError } from "../postgres/connection.ts";
import { delayAfter, RECONNECT } from "./backoff.ts";
import type { OriginSettings } from "./settings.ts";

/** No session could be had, or it ended: whether a statement under way took effect is not known. */
export class DatabaseUnavailable extends Error {
    override readonly name = "DatabaseUnavailable";
}

export type Query = (sql: string, values?: readonly (string | number)[]) => Promise<readonly Row[]>;

interface Waiting {
    readonly take: (connection: Connection) => void;
}

/**
 * A few sessions that requests share. Lost ones are opened anew with growing, random pauses; a statement that gets no answer
 * in time gives its session up. Nothing is repeated here: only the caller knows what may be.
 */
export class Database {
    readonly #settings: Pick<OriginSettings, "database" | "poolSize" | "statementMs" | "waitMs">;
    readonly #log: (line: Readonly<Record<string, unknown>>) => void;
    readonly #idle: Connection[] = [];
    readonly #busy = new Set<Connection>();
    readonly #waiting: Waiting[] = [];
    readonly #ending = new AbortController();

    constructor(
        settings: Pick<OriginSettings, "database" | "poolSize" | "statementMs" | "waitMs">,
        log: (line: Readonly<Record<string, unknown>>) => void,
    ) {
        this.#settings = settings;
        this.#log = log;
        for (let session = 0; session < settings.poolSize; session++) void this.#keepOpen();
    }

    /** One statement, committed when this returns. */
    query(sql: string, values?: readonly (string | number)[]): Promise<readonly Row[]> {
        return this.#withSession((query) => query(sql, values));
    }

    /** All statements of `work` or none. What `work` throws undoes them and is thrown on. */
    transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
        return this.#withSession(async (query) => {
            await query("BEGIN");
            const result = await work(query).catch(async (error: unknown) => {
                await query("ROLLBACK");
                throw error;
            });
            await query("COMMIT");
            return result;
        });
    }

    async close(): Promise<void> {
        this.#ending.abort();
        for (const connection of this.#busy) connection.drop("the origin is ending");
        await Promise.all(this.#idle.splice(0).map((connection) => connection.close()));
    }

    async #withSession<T>(work: (query: Query) => Promise<T>): Promise<T> {
        const connection = await this.#take();
        try {
            return await work((sql, values) => this.#ask(connection, sql, values));
        } finally {
            this.#giveBack(connection);
        }
    }

    async #ask(connection: Connection, sql: string, values?: readonly (string | number)[]): Promise<readonly Row[]> {
        const { statementMs } = this.#settings;
        const late = setTimeout(() => connection.drop(`no answer within ${statementMs} ms`), statementMs);
        try {
            return await connection.query(sql, values);
        } catch (error) {
            if (error instanceof SqlError && !connection.ended) throw error;
            throw new DatabaseUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
        } finally {
            clearTimeout(late);
        }
    }

    #take(): Promise<Connection> {
        const connection = this.#idle.pop();
        if (connection !== undefined) {
            this.#busy.add(connection);
            return Promise.resolve(connection);
        }
        const { waitMs } = this.#settings;
        return new Promise((resolve, reject) => {
            const waiting = {
                take: (free: Connection): void => {
                    clearTimeout(late);
                    resolve(free);
                },
            };
            const late = setTimeout(() => {
                this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
                reject(new DatabaseUnavailable(`no session within ${waitMs} ms`));
            }, waitMs);
            this.#waiting.push(waiting);
        });
    }

    #giveBack(connection: Connection): void {
        this.#busy.delete(connection);
        if (connection.ended) void this.#keepOpen();
        else this.#offer(connection);
    }

    #offer(connection: Connection): void {
        const next = this.#waiting.shift();
        if (next === undefined) {
            this.#idle.push(connection);
            return;
        }
        this.#busy.add(connection);
        next.take(connection);
    }

    /** Opens one session, however long that takes. */
    async #keepOpen(): Promise<void> {
        const { signal } = this.#ending;
        for (let failures = 1; !signal.aborted; failures++) {
            try {
                const connection = await this.#open();
                if (signal.aborted) await connection.close();
                else this.#offer(connection);
                return;
            } catch (error) {
                this.#log({ event: "database-unreachable", failures, message: String(error) });
            }
            await wait(delayAfter(RECONNECT, failures, Math.random()), undefined, { signal }).catch(() => {}); // the end
        }
    }

    async #open(): Promise<Connection> {
        const { database, statementMs, waitMs } = this.#settings;
        const { path, ...login } = database;
        // The server ends what the origin has given up, so that nothing takes effect long after its client was told.
        const settings = {
            statement_timeout: String(statementMs),
            lock_timeout: String(Math.min(waitMs, statementMs)),
            idle_in_transaction_session_timeout: String(2 * statementMs),
        };
        return Connection.open({ path }, { ...login, settings }, AbortSignal.timeout(statementMs));
    }
}
