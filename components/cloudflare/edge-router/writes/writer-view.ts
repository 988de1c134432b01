import { ConfigReader } from "../configuration/config-reader.ts";

/** What an outbox needs of a snapshot: who writes, in which epoch, whether it may, and how many outboxes hold writes. */
export interface WriterView {
    readonly writer: string;
    readonly epoch: number;
    readonly writes: boolean;
    readonly queueing: number;
}

/** Reads a snapshot's JSON; throws an `Error` with all that is wrong with it. */
export function readWriterView(text: string): WriterView {
    const reader = new ConfigReader();
    const root = reader.root("snapshot", text) ?? {};
    const regions = reader.record("snapshot.regions", root.regions);
    const writer = reader.text("snapshot.writer", root.writer, /./, "the name of a region");
    const decision = reader.record(`snapshot.regions.${writer}`, regions[writer]);
    const view: WriterView = {
        writer,
        epoch: reader.whole("snapshot.writerEpoch", root.writerEpoch, 0, Number.MAX_SAFE_INTEGER, "epoch"),
        writes: decision.writes === true,
        queueing: reader.list("snapshot.queueing", root.queueing).length,
    };
    if (reader.problems.length > 0) throw new Error(reader.problems.join("; "));
    return view;
}
