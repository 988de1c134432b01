import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Invariant } from "../../../drills/drill.ts";
import { evidenceOf } from "../../../drills/evidence.ts";
import { archiveNow, recover } from "../../../drills/postgres/archive.ts";
import type { PostgresWorkspace } from "../../../drills/postgres/workspace.ts";
import { judgeServer, noteMoment } from "../../../drills/restore/accident.ts";
import { performRestoreDrill, restoreDrill } from "../../../drills/restore/drill.ts";
import { causeAccident } from "../../../drills/restore/ledger.ts";
import { type Primary, startPrimary } from "../../../drills/restore/primary.ts";
import { openPostgres } from "../../programs/postgres.ts";

const TIMES = { archiveSeconds: 1, writing: 300 };

function broken(invariants: readonly Invariant[]): string[] {
    return invariants.filter(({ counterexamples }) => counterexamples.length > 0).map(({ id }) => id);
}

async function moreWrites({ clients }: Primary): Promise<void> {
    const wanted = clients.acknowledged.length + 20;
    while (clients.acknowledged.length < wanted) await wait(10);
}

describe("the restore drill on a real PostgreSQL", function () {
    this.timeout(240_000);
    let workspace: PostgresWorkspace | undefined;
    before(function () {
        workspace = openPostgres(this);
    });
    after(() => workspace?.close());

    it("[CN-03] [AG-04] brings everything back that was confirmed, from base backup, archived log and dump", async () => {
        const said: string[] = [];
        const result = await performRestoreDrill(
            {
                environment: process.env,
                runs: 1,
                signal: new AbortController().signal,
                onProgress: (text) => said.push(text),
            },
            TIMES,
        );
        const evidence = evidenceOf(restoreDrill, result, { commit: "unknown", date: new Date() });
        assert.deepEqual(
            evidence.invariants.filter(({ held }) => !held),
            [],
        );
        assert.equal(evidence.verdict, "pass");
        assert.equal(evidence.invariants.length, 16);
        assert.deepEqual(
            evidence.figures.map(({ name, n }) => [name, n]),
            [
                ["restore to a moment", 1],
                ["restore after a lost disk", 1],
                ["confirmed writes lost with the disk", 1],
                ["loss with the disk", 1],
                ["restore of a dump", 1],
            ],
        );
        assert.equal(said.length, 3);
    });

    it("[CN-12] notices a restore to the wrong moment, too early and too late", async () => {
        assert.ok(workspace);
        const signal = new AbortController().signal;
        const scene = { workspace, signal, ...TIMES };
        const primary = await startPrimary("accident", scene);
        const early = await noteMoment(primary);
        await moreWrites(primary);
        const before = await noteMoment(primary);
        await causeAccident(primary.operator);
        const late = await noteMoment(primary);
        await moreWrites(primary);
        await primary.clients.stop();
        await archiveNow(primary.operator, primary.backups.archive, signal);
        const results: Record<string, readonly string[]> = {};
        for (const [name, { time }] of Object.entries({ early, late })) {
            const restored = await recover(workspace, name, primary.backups, time);
            results[name] = broken(await judgeServer("restored", before.expected, restored));
            await restored.stop("immediate");
        }
        assert.deepEqual(results, {
            early: ["restored-has-every-write-confirmed-before"],
            late: [
                "restored-has-every-write-confirmed-before",
                "restored-has-no-write-sent-after",
                "restored-holds-whole-transactions",
                "restored-has-equal-checksums-where-nobody-wrote",
            ],
        });
    });
});
