import type { DurableObjectStorage } from "../runtime.ts";

/**
 * `head` is 1 for the first unfinished write of its key and else null; the index on it holds the promise that of each
 * key one write at a time is sent.
 */
const statements = [
    `CREATE TABLE IF NOT EXISTS writes (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        tenant TEXT NOT NULL,
        subject TEXT NOT NULL,
        order_key TEXT NOT NULL,
        idempotency_key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        method TEXT NOT NULL,
        path TEXT NOT NULL,
        headers TEXT NOT NULL,
        body BLOB,
        state TEXT NOT NULL,
        head INTEGER,
        sent INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0,
        due_at INTEGER NOT NULL,
        queued_at INTEGER NOT NULL,
        finished_at INTEGER,
        reason TEXT,
        status INTEGER,
        response_headers TEXT,
        response_body BLOB,
        UNIQUE (tenant, idempotency_key)
    )`,
    "CREATE UNIQUE INDEX IF NOT EXISTS one_head ON writes (order_key) WHERE head = 1",
    "CREATE INDEX IF NOT EXISTS next_heads ON writes (attempts, sequence) WHERE head = 1 AND state = 'queued'",
    "CREATE INDEX IF NOT EXISTS due_heads ON writes (due_at) WHERE head = 1 AND state = 'queued'",
    "CREATE INDEX IF NOT EXISTS oldest_heads ON writes (queued_at) WHERE head = 1 AND state <> 'parked'",
    "CREATE INDEX IF NOT EXISTS unfinished ON writes (order_key, sequence) WHERE finished_at IS NULL",
    "CREATE INDEX IF NOT EXISTS finished ON writes (finished_at) WHERE finished_at IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS refused ON writes (sequence) WHERE state IN ('parked', 'failed')",
    "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL)",
];

/** Makes the tables where they are missing. */
export function prepare(storage: DurableObjectStorage): void {
    storage.transactionSync(() => {
        for (const statement of statements) storage.sql.exec(statement);
    });
}

/** A number that outlives the object in memory; undefined when it was never set. */
export function setting(storage: DurableObjectStorage, name: string): number | undefined {
    const [row] = storage.sql.exec("SELECT value FROM settings WHERE name = ?", name).toArray();
    return typeof row?.value === "number" ? row.value : undefined;
}

/** Sets such a number. */
export function setSetting(storage: DurableObjectStorage, name: string, value: number): void {
    storage.sql.exec("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value);
}
