import type { RunResult } from "../drill.ts";
import { archiveNow, recover } from "../postgres/archive.ts";
import type { PostgresServer } from "../postgres/server.ts";
import { type Expectation, findIn, judgeContent } from "./judge.ts";
import { causeAccident } from "./ledger.ts";
import { type Primary, type Scene, startPrimary } from "./primary.ts";

/** A moment as the server tells it, and what must be there when it is restored. */
export interface Moment {
    readonly time: string;
    readonly expected: Expectation;
}

/**
 * Notes the moment by order and not by clocks: what was confirmed before the question is required, what was sent after the
 * answer is forbidden, what was under way in between may be either.
 */
export async function noteMoment({ operator, clients, quiet }: Primary): Promise<Moment> {
    const required = clients.acknowledged.map(({ sequence }) => sequence);
    const [row] = await operator.query("SELECT clock_timestamp() AS time");
    return { time: row?.time ?? "", expected: { required, firstForbidden: clients.next, quiet } };
}

/** A wrong statement among the writes of clients, undone on a second server beside the first one. */
export async function restoreBeforeAccident(scene: Scene): Promise<RunResult> {
    const primary = await startPrimary("accident", scene);
    const before = await noteMoment(primary);
    await causeAccident(primary.operator);
    await primary.clients.stop();
    await archiveNow(primary.operator, primary.backups.archive, scene.signal);

    const start = performance.now();
    const restored = await recover(scene.workspace, "accident-undone", primary.backups, before.time);
    const seconds = (performance.now() - start) / 1000;
    const invariants = await judgeServer("restored-moment", before.expected, restored);
    await primary.operator.close();
    await Promise.all([primary.server.stop("immediate"), restored.stop("immediate")]);
    return { measurements: [{ name: "restore to a moment", unit: "s", value: seconds }], invariants };
}

/** Reads everything that a restored server holds and compares it. */
export async function judgeServer(what: string, expected: Expectation, server: PostgresServer, database = "postgres") {
    const connection = await server.connect(database);
    const found = await findIn(connection);
    await connection.close();
    return judgeContent(what, expected, found);
}
