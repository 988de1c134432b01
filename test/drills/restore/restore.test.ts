import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Invariant } from "../../../drills/drill.ts";
import { evidenceOf } from "../../../drills/evidence.ts";
import { archiveNow, recover } from "../../../drills/postgres/archive.ts";
import type { PostgresWorkspace } from "../../../drills/postgres/workspace.ts";
import { judgeServer, type Moment, noteMoment } from "../../../drills/restore/accident.ts";
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
    before(async function () {
        await openPostgres(this).close();
    });

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
        const evidence = evidenceOf(restoreDrill, result, { machine: "this one", commit: "unknown", date: new Date() });
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
});

describe("a restore that goes wrong", function () {
    this.timeout(240_000);
    let workspace: PostgresWorkspace | undefined;
    let primary: Primary;
    let piece = ""; // of the log, in which the early moment is
    let moments: { readonly early: Moment; readonly before: Moment; readonly late: Moment };

    before(async function () {
        workspace = openPostgres(this);
        const signal = new AbortController().signal;
        primary = await startPrimary("accident", { workspace, signal, ...TIMES });
        const early = await noteMoment(primary);
        const [row] = await primary.operator.query("SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS piece");
        piece = row?.piece ?? "";
        await moreWrites(primary);
        const before = await noteMoment(primary);
        await causeAccident(primary.operator);
        await moreWrites(primary);
        const late = await noteMoment(primary);
        await moreWrites(primary);
        await primary.clients.stop();
        await archiveNow(primary.operator, primary.backups.archive, signal);
        moments = { early, before, late };
    });
    after(() => workspace?.close());

    async function brokenAt(name: string, { time }: Moment): Promise<string[]> {
        assert.ok(workspace);
        const restored = await recover(workspace, name, primary.backups, time);
        const invariants = await judgeServer("restored", moments.before.expected, restored);
        await restored.stop("immediate");
        return broken(invariants);
    }

    it("[CN-12] is noticed when it stops too early", async () => {
        assert.deepEqual(await brokenAt("early", moments.early), ["restored-has-every-write-confirmed-before"]);
    });

    it("[CN-12] is noticed when it stops after the accident", async () => {
        assert.deepEqual(await brokenAt("late", moments.late), [
            "restored-has-every-write-confirmed-before",
            "restored-has-no-write-sent-after",
            "restored-holds-whole-transactions",
            "restored-has-equal-checksums-where-nobody-wrote",
        ]);
    });

    it("ends with a sentence when the archive lacks a piece", async () => {
        fs.rmSync(path.join(primary.backups.archive, piece));
        await assert.rejects(
            brokenAt("gap", moments.late),
            /PostgreSQL did not start: .*recovery ended before configured recovery target was reached/,
        );
    });

    it("is noticed before it is needed when a base backup is damaged", async () => {
        assert.ok(workspace);
        const { tools } = workspace;
        const verify = ["--no-parse-wal", "--quiet", primary.backups.base];
        await tools.run("pg_verifybackup", verify);
        fs.appendFileSync(path.join(primary.backups.base, "PG_VERSION"), "damage");
        await assert.rejects(tools.run("pg_verifybackup", verify), /pg_verifybackup failed: .*"PG_VERSION" has size/);
    });
});
