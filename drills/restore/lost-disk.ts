import { renameSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Invariant, Measurement, RunResult } from "../drill.ts";
import { archiveNow, recover } from "../postgres/archive.ts";
import type { Acknowledged } from "./clients.ts";
import { findIn, judgeContent } from "./judge.ts";
import { type Scene, startPrimary } from "./primary.ts";

/** What a busy machine may need beyond the archive's interval to close a piece of the log and to copy it, in seconds. */
const ALLOWANCE = 30;

/**
 * Server and disk are gone in one moment, after `intervals` of the archive's interval. What is left is the base backup and
 * what the archive held in that moment.
 */
export async function restoreAfterLostDisk(scene: Scene, intervals: number): Promise<RunResult> {
    const { server, operator, backups, clients, quiet } = await startPrimary("lost-disk", scene);
    const safe = clients.acknowledged.map(({ sequence }) => sequence);
    await archiveNow(operator, backups.archive, scene.signal);
    await wait(intervals * scene.archiveSeconds * 1000, undefined, { signal: scene.signal });

    const survived = `${backups.archive}-survived`;
    renameSync(backups.archive, survived); // nothing reaches it any more, whatever the server still does
    clients.forget();
    const gone = performance.now();
    await server.stop("immediate");
    rmSync(server.data, { recursive: true });
    await clients.stop();

    const start = performance.now();
    const restored = await recover(scene.workspace, "disk-replaced", { ...backups, archive: survived });
    const seconds = (performance.now() - start) / 1000;
    const connection = await restored.connect();
    const found = await findIn(connection);
    await connection.close();
    await restored.stop("immediate");

    const present = new Set(found.transfers.map(({ sequence }) => sequence));
    const lost = clients.acknowledged.filter(({ sequence }) => !present.has(sequence));
    const expected = { required: safe, firstForbidden: clients.next, quiet };
    return {
        measurements: [{ name: "restore after a lost disk", unit: "s", value: seconds }, ...lossOf(lost, gone, scene)],
        invariants: [...judgeContent("restored-archive", expected, found), onlyTheNewest(lost, present)],
    };
}

/** The loss in writes, and in seconds from the first confirmed write that is missing to the end. */
function lossOf(lost: readonly Acknowledged[], gone: number, { archiveSeconds }: Scene): Measurement[] {
    const first = lost[0];
    return [
        { name: "confirmed writes lost with the disk", unit: "writes", value: lost.length },
        {
            name: "loss with the disk",
            unit: "s",
            value: first === undefined ? 0 : (gone - first.at) / 1000,
            bound: archiveSeconds + ALLOWANCE,
        },
    ];
}

/**
 * A write that is missing although one that was sent after its confirmation is there would be a hole, not a loss of the
 * newest.
 */
export function onlyTheNewest(lost: readonly Acknowledged[], present: ReadonlySet<number>): Invariant {
    const newest = Math.max(0, ...present);
    const holes = lost.filter(({ nextToSend }) => newest >= nextToSend);
    return {
        id: "restored-archive-lacks-only-the-newest-writes",
        counterexamples: holes.map(
            ({ sequence }) => `write ${sequence} is missing and write ${newest}, sent later, is there`,
        ),
    };
}
