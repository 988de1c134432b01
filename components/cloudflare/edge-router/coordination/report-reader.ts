import { ConfigReader } from "../configuration/config-reader.ts";
import type { Count, Report, Trip } from "../regions/pair-event.ts";

const most = Number.MAX_SAFE_INTEGER;
const mostEntries = 10_000;

/** Reads an isolate's report; throws, naming what is wrong, on anything else. */
export function readReport(value: unknown): Report {
    const reader = new ConfigReader();
    const root = reader.record("report", value);
    const report: Report = {
        isolate: reader.text("report.isolate", root.isolate, /^.{1,64}$/, "a name of at most 64 characters"),
        counts: entries(reader, "report.counts", root.counts).map(([path, item]) => readCount(reader, path, item)),
        trips: entries(reader, "report.trips", root.trips).map(([path, item]) => readTrip(reader, path, item)),
    };
    if (reader.problems.length > 0) throw new Error(reader.problems.slice(0, 5).join("; "));
    return report;
}

/** Reads the whole numbers under `key`, such as shards or slots, each below `limit`; throws on anything else. */
export function readNumbers(value: unknown, key: string, limit: number): readonly number[] {
    const reader = new ConfigReader();
    const numbers = reader
        .list(key, reader.record("body", value)[key])
        .map((number) => reader.whole(key, number, 0, limit - 1, "number"));
    if (reader.problems.length > 0) throw new Error(reader.problems.slice(0, 5).join("; "));
    return numbers;
}

type Item = Readonly<Record<string, unknown>>;

function entries(reader: ConfigReader, path: string, value: unknown): readonly (readonly [string, Item])[] {
    const items = reader.records(path, value);
    if (items.length > mostEntries) reader.refuse(path, `must be at most ${mostEntries}`, items.length);
    return items.slice(0, mostEntries).map((item, index) => [`${path}[${index}]`, item]);
}

function readCount(reader: ConfigReader, path: string, item: Item): Count {
    const count = (key: string) => reader.whole(`${path}.${key}`, item[key], 0, most, "results");
    return {
        region: reader.text(`${path}.region`, item.region, /./, "a region"),
        route: reader.text(`${path}.route`, item.route, /^.{1,256}$/, "a route of at most 256 characters"),
        epoch: count("epoch"),
        requests: count("requests"),
        hard: count("hard"),
        serverErrors: count("serverErrors"),
        latencies: reader
            .list(`${path}.latencies`, item.latencies)
            .map((number) => reader.whole(`${path}.latencies`, number, 0, most, "results")),
    };
}

function readTrip(reader: ConfigReader, path: string, item: Item): Trip {
    return {
        region: reader.text(`${path}.region`, item.region, /./, "a region"),
        epoch: reader.whole(`${path}.epoch`, item.epoch, 0, most, "epoch"),
        reason: reader.text(`${path}.reason`, item.reason, /./, "a reason"),
    };
}
