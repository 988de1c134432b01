import type { Decision } from "../regions/pair-event.ts";
import { noEvidence, type PairState, type Phase, type RegionState, startedPair } from "../regions/pair-state.ts";
import { noProbes } from "../regions/probes.ts";
import { rampStep } from "../regions/ramp.ts";
import type { DurableObjectStorage, SqlValue } from "../runtime.ts";

type Row = Readonly<Record<string, SqlValue>>;

const mostDecisions = 1000;

const tables = [
    "CREATE TABLE IF NOT EXISTS pair (id INTEGER PRIMARY KEY CHECK (id = 1), epoch INTEGER, writer TEXT, writer_epoch INTEGER)",
    "CREATE TABLE IF NOT EXISTS regions (name TEXT PRIMARY KEY, kind TEXT, reason TEXT, since INTEGER, until INTEGER, step INTEGER, epoch INTEGER, openings INTEGER, openings_since INTEGER, usual TEXT)",
    "CREATE TABLE IF NOT EXISTS switches (at INTEGER)",
    "CREATE TABLE IF NOT EXISTS decisions (sequence INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT)",
    "CREATE TABLE IF NOT EXISTS queueing (shard INTEGER PRIMARY KEY, since INTEGER)",
    "CREATE TABLE IF NOT EXISTS generations (slot INTEGER PRIMARY KEY, generation INTEGER, at INTEGER)",
];

/** What the coordinator keeps through a restart: decisions and their log, waiting shards, generations; no evidence. */
export class CoordinatorStore {
    readonly #storage: DurableObjectStorage;

    constructor(storage: DurableObjectStorage) {
        this.#storage = storage;
        for (const table of tables) storage.sql.exec(table);
    }

    /** The regions as they were decided, with evidence that begins at `now`; those of a new system when there are none. */
    load(rules: { readonly regions: readonly string[]; readonly writer: string }, now: number): PairState {
        const [pair] = this.#rows("SELECT * FROM pair");
        if (pair === undefined) return startedPair(rules, now);
        return {
            epoch: whole(pair.epoch),
            writer: String(pair.writer),
            writerEpoch: whole(pair.writer_epoch),
            switches: this.#rows("SELECT at FROM switches ORDER BY at").map((row) => whole(row.at)),
            regions: Object.fromEntries(
                this.#rows("SELECT * FROM regions").map((row) => [String(row.name), restored(row, now)]),
            ),
        };
    }

    /** Keeps a state and the lines that led to it, all or nothing. */
    save(state: PairState, decisions: readonly Decision[]): void {
        this.#storage.transactionSync(() => {
            this.#run("INSERT OR REPLACE INTO pair VALUES (1, ?, ?, ?)", state.epoch, state.writer, state.writerEpoch);
            this.#run("DELETE FROM regions");
            for (const [name, region] of Object.entries(state.regions)) this.#saveRegion(name, region);
            this.#run("DELETE FROM switches");
            for (const at of state.switches) this.#run("INSERT INTO switches VALUES (?)", at);
            for (const line of decisions) {
                this.#run("INSERT INTO decisions (line) VALUES (?)", JSON.stringify(line));
            }
            this.#run(
                "DELETE FROM decisions WHERE sequence <= (SELECT MAX(sequence) FROM decisions) - ?",
                mostDecisions,
            );
        });
    }

    /** The lines of the log, newest first. */
    decisions(): readonly unknown[] {
        const rows = this.#rows("SELECT line FROM decisions ORDER BY sequence DESC");
        return rows.map((row) => JSON.parse(String(row.line)));
    }

    queueing(): readonly number[] {
        return this.#rows("SELECT shard FROM queueing ORDER BY shard").map((row) => whole(row.shard));
    }

    setQueueing(shard: number, queueing: boolean, now: number): void {
        if (queueing) this.#run("INSERT OR IGNORE INTO queueing VALUES (?, ?)", shard, now);
        else this.#run("DELETE FROM queueing WHERE shard = ?", shard);
    }

    generations(): Readonly<Record<string, number>> {
        const rows = this.#rows("SELECT slot, generation FROM generations ORDER BY slot");
        return Object.fromEntries(rows.map((row) => [String(row.slot), whole(row.generation)]));
    }

    /** Gives each slot its next generation. */
    invalidate(slots: readonly number[], now: number): void {
        const next =
            "INSERT INTO generations VALUES (?, 1, ?) ON CONFLICT (slot) DO UPDATE SET generation = generation + 1, at = excluded.at";
        this.#storage.transactionSync(() => {
            for (const slot of new Set(slots)) this.#run(next, slot, now);
        });
    }

    #saveRegion(name: string, { phase, epoch, openings, usual }: RegionState): void {
        this.#run(
            "INSERT INTO regions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            name,
            phase.kind,
            phase.reason,
            phase.since,
            phase.kind === "open" ? phase.until : null,
            phase.kind === "half-open" ? phase.step.index : null,
            epoch,
            openings.count,
            openings.since,
            usual.join(","),
        );
    }

    #rows(query: string): readonly Row[] {
        return this.#storage.sql.exec(query).toArray();
    }

    #run(query: string, ...bindings: readonly SqlValue[]): void {
        this.#storage.sql.exec(query, ...bindings);
    }
}

function restored(row: Row, now: number): RegionState {
    const usual = String(row.usual);
    return {
        phase: restoredPhase(row, now),
        epoch: whole(row.epoch),
        openings: { count: whole(row.openings), since: whole(row.openings_since) },
        usual: usual === "" ? [] : usual.split(",").map(Number),
        evidence: noEvidence(noProbes(now)),
        held: undefined,
    };
}

function restoredPhase(row: Row, now: number): Phase {
    const told = { since: whole(row.since), reason: String(row.reason) };
    const kind = String(row.kind);
    switch (kind) {
        case "closed":
        case "isolated":
        case "degraded-database":
            return { ...told, kind };
        case "open":
            return { ...told, kind, until: whole(row.until) };
        case "half-open":
            // What the step had seen is gone, so it begins again.
            return { ...told, kind, step: rampStep(whole(row.step), now) };
        default:
            throw new Error(`a stored region must be in a known phase, got ${kind}`);
    }
}

function whole(value: SqlValue | undefined): number {
    if (typeof value === "number") return value;
    throw new Error(`a stored number must be a number, got ${String(value)}`);
}
