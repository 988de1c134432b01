/**
 * What the simulated cloud remembers: live resources, how often a URN was born, and fault rules, in one SQLite file.
 * Everything is read at open and kept in memory; every change is written through inside one transaction that only
 * `close` commits, so a process that dies leaves the file as it was.
 */
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { FaultRule } from "./faults.ts";
import type { ProviderSettings } from "./kind.ts";
import type { Bag, Value } from "./values.ts";

const formatVersion = 1;

export interface StoredResource {
    /** Identity inside the store; ids may collide between parents. */
    readonly key: number;
    readonly type: string;
    readonly id: string;
    readonly urn: string;
    /** What its random-looking values are drawn from; set at birth, unlike the URN never changed. */
    readonly seed: string;
    readonly name: string;
    readonly provider: ProviderSettings;
    readonly inputs: Bag;
    readonly outputs: Bag;
    /** Outputs set behind Pulumi's back, by path; they outlive updates. */
    readonly overrides: Readonly<Record<string, Value>>;
    readonly revision: number;
    /** True once Pulumi gave it up without deleting it. */
    readonly abandoned: boolean;
}

export interface StoredFault {
    readonly number: number;
    readonly rule: FaultRule;
    /** Calls that matched so far. */
    readonly matched: number;
}

/** The file cannot be used; says which file and what to do. */
export class CorruptStoreError extends Error {
    override readonly name = "CorruptStoreError";

    constructor(path: string, why: string, remedy: string) {
        super(`the simulated cloud's store ${path} is damaged (${why}); ${remedy}`);
    }
}

export class Store {
    readonly #database: DatabaseSync;
    readonly #byType = new Map<string, Map<number, StoredResource>>();
    readonly #births = new Map<string, number>();
    readonly #faults = new Map<number, StoredFault>();
    readonly #write: Record<"resource" | "removal" | "birth" | "fault" | "heal", StatementSync>;
    #nextKey = 1;

    private constructor(database: DatabaseSync) {
        this.#database = database;
        this.#write = {
            resource: database.prepare("INSERT OR REPLACE INTO resources (key, body) VALUES (?, ?)"),
            removal: database.prepare("DELETE FROM resources WHERE key = ?"),
            birth: database.prepare("INSERT OR REPLACE INTO births (urn, count) VALUES (?, ?)"),
            fault: database.prepare("INSERT OR REPLACE INTO faults (number, body) VALUES (?, ?)"),
            heal: database.prepare("DELETE FROM faults WHERE number = ?"),
        };
        this.#load();
    }

    /**
     * Opens or makes the store; `:memory:` for one that is never kept. Throws `CorruptStoreError` with `remedy`, for
     * callers that know better what to remove than the file's folder.
     */
    static open(path: string, remedy = `remove ${dirname(path)} to start from an empty cloud`): Store {
        let database: DatabaseSync | undefined;
        try {
            database = new DatabaseSync(path);
            checkIntegrity(database);
            database.exec("BEGIN IMMEDIATE");
            return new Store(database);
        } catch (error) {
            if (database?.isOpen) database.close();
            throw new CorruptStoreError(path, error instanceof Error ? error.message : String(error), remedy);
        }
    }

    /** Live resources of a type in order of creation, abandoned ones included. */
    ofType(type: string): readonly StoredResource[] {
        return [...(this.#byType.get(type)?.values() ?? [])];
    }

    /** Everything that lives, in order of creation. */
    all(): readonly StoredResource[] {
        return [...this.#byType.values()].flatMap((rows) => [...rows.values()]).sort((a, b) => a.key - b.key);
    }

    /** The live resource with this URN and id; the id alone decides when the URN is unknown, as after a rename. */
    lookup(type: string, id: string, urn: string): StoredResource | undefined {
        const same = this.ofType(type).filter((row) => row.id === id);
        return same.find((row) => row.urn === urn) ?? same.find((row) => !row.abandoned) ?? same[0];
    }

    /** How many resources were created under this URN so far. */
    births(urn: string): number {
        return this.#births.get(urn) ?? 0;
    }

    /** Adds a resource and counts its birth. */
    add(resource: Omit<StoredResource, "key">): StoredResource {
        const row = { ...resource, key: this.#nextKey };
        const births = this.births(resource.urn) + 1;
        this.#births.set(resource.urn, births);
        this.#write.birth.run(resource.urn, births);
        this.put(row);
        return row;
    }

    /** Writes a resource over the one with its key. */
    put(row: StoredResource): void {
        this.#remember(row);
        this.#write.resource.run(row.key, JSON.stringify(row));
    }

    remove(row: StoredResource): void {
        this.#byType.get(row.type)?.delete(row.key);
        this.#write.removal.run(row.key);
    }

    faults(): readonly StoredFault[] {
        return [...this.#faults.values()].sort((a, b) => a.number - b.number);
    }

    addFault(rule: FaultRule): StoredFault {
        const fault = { number: Math.max(0, ...this.#faults.keys()) + 1, rule, matched: 0 };
        this.putFault(fault);
        return fault;
    }

    putFault(fault: StoredFault): void {
        this.#faults.set(fault.number, fault);
        this.#write.fault.run(fault.number, JSON.stringify(fault));
    }

    removeFault(number: number): void {
        this.#faults.delete(number);
        this.#write.heal.run(number);
    }

    /** Commits everything since `open`, on disk when it returns. */
    close(): void {
        this.#database.exec("COMMIT");
        this.#database.close();
    }

    /** Forgets everything since `open`. */
    discard(): void {
        this.#database.exec("ROLLBACK");
        this.#database.close();
    }

    #load(): void {
        for (const row of readBodies<StoredResource>(this.#database, "resources", "key")) this.#remember(row);
        for (const fault of readBodies<StoredFault>(this.#database, "faults", "number"))
            this.#faults.set(fault.number, fault);
        for (const { urn, count } of this.#database.prepare("SELECT urn, count FROM births").all()) {
            this.#births.set(String(urn), Number(count));
        }
    }

    #remember(row: StoredResource): void {
        const rows = this.#byType.get(row.type) ?? new Map<number, StoredResource>();
        rows.set(row.key, row);
        this.#byType.set(row.type, rows);
        this.#nextKey = Math.max(this.#nextKey, row.key + 1);
    }
}

function checkIntegrity(database: DatabaseSync): void {
    const [answer] = database.prepare("PRAGMA integrity_check").all();
    if (answer?.integrity_check !== "ok") throw new Error(String(answer?.integrity_check));
    const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
    const tables = database.prepare("SELECT count(*) AS count FROM sqlite_master").get()?.count;
    if (version === 0 && tables === 0) {
        database.exec(`
            CREATE TABLE resources (key INTEGER PRIMARY KEY, body TEXT NOT NULL);
            CREATE TABLE births (urn TEXT PRIMARY KEY, count INTEGER NOT NULL);
            CREATE TABLE faults (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
            PRAGMA user_version = ${formatVersion};
        `);
    } else if (version !== formatVersion) {
        throw new Error(`its format is ${version}, this program writes format ${formatVersion}`);
    }
}

/** The rows are JSON that this class wrote; the integrity check has passed. */
function readBodies<T>(database: DatabaseSync, table: string, order: string): T[] {
    return database
        .prepare(`SELECT body FROM ${table} ORDER BY ${order}`)
        .all()
        .map(({ body }) => JSON.parse(String(body)) as T);
}
