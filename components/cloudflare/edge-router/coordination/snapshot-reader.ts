import { ConfigReader } from "../configuration/config-reader.ts";
import type { RegionDecision, Snapshot } from "./snapshot.ts";

const phases = ["closed", "open", "half-open", "isolated", "degraded-database"] as const;
const most = Number.MAX_SAFE_INTEGER;

/** Reads a snapshot from what a coordinator answered; throws, naming what is wrong, on anything else. */
export function readSnapshot(value: unknown): Snapshot {
    const reader = new ConfigReader();
    const root = reader.record("snapshot", value);
    if (root.schemaVersion !== 1) reader.refuse("snapshot.schemaVersion", "must be 1", root.schemaVersion);
    const count = (key: string) => reader.whole(`snapshot.${key}`, root[key], 0, most, "count or time");
    const regions = Object.entries(reader.record("snapshot.regions", root.regions));
    const generations = Object.entries(reader.record("snapshot.generations", root.generations));
    const snapshot: Snapshot = {
        schemaVersion: 1,
        epoch: count("epoch"),
        at: count("at"),
        writer: reader.text("snapshot.writer", root.writer, /./, "a region"),
        writerEpoch: count("writerEpoch"),
        regions: Object.fromEntries(regions.map(([name, region]) => [name, readDecision(reader, name, region)])),
        queueing: reader
            .list("snapshot.queueing", root.queueing)
            .map((shard) => reader.whole("snapshot.queueing", shard, 0, most, "shard")),
        generations: Object.fromEntries(
            generations.map(([slot, number]) => [
                slot,
                reader.whole("snapshot.generations", number, 0, most, "generation"),
            ]),
        ),
    };
    if (reader.problems.length > 0) throw new Error(reader.problems.join("; "));
    return snapshot;
}

function readDecision(reader: ConfigReader, name: string, value: unknown): RegionDecision {
    const path = `snapshot.regions.${name}`;
    const item = reader.record(path, value);
    const phase = reader.oneOf(`${path}.phase`, item.phase, phases);
    if (typeof item.writes !== "boolean") reader.refuse(`${path}.writes`, "must be true or false", item.writes);
    return {
        phase: phase === "" ? "closed" : phase,
        share: reader.whole(`${path}.share`, item.share, 0, 100, "percent"),
        writes: item.writes === true,
        reason: reader.text(`${path}.reason`, item.reason, /./, "a reason"),
        since: reader.whole(`${path}.since`, item.since, 0, most, "milliseconds"),
    };
}
