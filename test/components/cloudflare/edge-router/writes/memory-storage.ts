import { DatabaseSync } from "node:sqlite";
import type {
    DurableObjectStorage,
    SqlCursor,
    SqlValue,
} from "../../../../../components/cloudflare/edge-router/runtime.ts";

/** A Durable Object's storage over Node's SQLite, in memory: it outlives the objects that are made with it. */
export class MemoryStorage implements DurableObjectStorage {
    readonly #database = new DatabaseSync(":memory:");
    #alarm: number | null = null;

    readonly sql = { exec: (query: string, ...bindings: readonly SqlValue[]) => this.#exec(query, bindings) };

    transactionSync<T>(work: () => T): T {
        this.#database.exec("BEGIN");
        try {
            const result = work();
            this.#database.exec("COMMIT");
            return result;
        } catch (error) {
            this.#database.exec("ROLLBACK");
            throw error;
        }
    }

    async getAlarm(): Promise<number | null> {
        return this.#alarm;
    }

    async setAlarm(at: number): Promise<void> {
        this.#alarm = at;
    }

    async deleteAlarm(): Promise<void> {
        this.#alarm = null;
    }

    #exec(query: string, bindings: readonly SqlValue[]): SqlCursor {
        const values = bindings.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value));
        const rows = this.#database
            .prepare(query)
            .all(...values)
            .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, sqlValueOf(value)])));
        return {
            toArray: () => rows,
            one: () => {
                const [row] = rows;
                if (row === undefined || rows.length > 1) throw new Error(`there must be one row, got ${rows.length}`);
                return row;
            },
            rowsWritten: 0,
        };
    }
}

function sqlValueOf(value: unknown): SqlValue {
    if (value instanceof Uint8Array) return new Uint8Array(value).buffer;
    if (typeof value === "string" || typeof value === "number" || value === null) return value;
    throw new Error(`a value of SQLite must be a text, a number, bytes or null, got ${typeof value}`);
}
