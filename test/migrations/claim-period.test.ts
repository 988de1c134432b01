import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Connection } from "../../drills/postgres/connection.ts";
import type { PostgresServer } from "../../drills/postgres/server.ts";
import type { PostgresWorkspace } from "../../drills/postgres/workspace.ts";
import { Operator } from "../operations/operator.ts";
import { blocksOf } from "../operations/page.ts";
import { openPostgres } from "../programs/postgres.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { Claims, inventPeriod, Program, readAll, type Version } from "./application.ts";

const folder = path.join(repository, "docs", "migrations", "claim-period");
const OLD_CLAIMS = 4_000;

/** Which versions run correctly after each step; during a step those run that are right before and after it. */
const VERSIONS: Readonly<Record<string, readonly Version[]>> = {
    "0-before": [1],
    "1-expand": [1],
    "2-backfill": [1, 2],
    "3-index": [1, 2],
    "4-require": [1, 2],
    "5-contract": [2],
};
const STEPS = Object.keys(VERSIONS);

describe("the worked example of a migration", function () {
    this.timeout(240_000);
    let workspace: PostgresWorkspace | undefined;
    let server: PostgresServer;
    let operator: Connection;
    let migrator: Operator;
    const claims = new Claims();
    let at = "0-before";

    before(async function () {
        workspace = openPostgres(this);
        server = await workspace.create("server");
        operator = await server.connect();
        migrator = Operator.of(server, workspace.tools, repository, "postgres");
        await operator.query(fs.readFileSync(path.join(folder, "0-before.sql"), "utf8"));
        for (let number = 1; number <= OLD_CLAIMS; number++) claims.periods.set(`old-${number}`, inventPeriod(number));
        const rows = [...claims.periods].map(([reference, period]) => `('${reference}', '${period}')`);
        await operator.query(`INSERT INTO claims (reference, period) VALUES ${rows.join(", ")}`);
    });
    after(() => workspace?.close());

    async function run(file: string): Promise<void> {
        await migrator.start("run-migration.sh", [path.join(folder, file)], { PAUSE: "0.1" });
    }

    /** Goes to another step while every version that may run at both ends is at work, and compares all claims afterwards. */
    async function move(to: string, file: string): Promise<void> {
        const versions = (VERSIONS[at] ?? []).filter((version) => VERSIONS[to]?.includes(version));
        assert.ok(versions.length > 0, `nobody could work between ${at} and ${to}`);
        const programs = await Promise.all(
            versions.flatMap((version) => [version, version]).map((version) => Program.start(server, version, claims)),
        );
        await Promise.all(programs.map((program) => program.rounds(10)));
        await run(file);
        await Promise.all(programs.map((program) => program.rounds(10)));
        await Promise.all(programs.map((program) => program.stop()));
        at = to;
        if (to === "2-backfill" && file === "2-backfill.sql") {
            const [question] = blocksOf("docs/migrations.md").filter(
                ({ mark }) => mark === "executed after each backfill",
            );
            assert.deepEqual(await operator.query(question?.text ?? ""), [{ count: "0" }]);
        }
        for (const version of VERSIONS[at] ?? []) {
            assert.deepEqual(await readAll(operator, version), claims.periods, `version ${version} at ${at}`);
        }
    }

    const shape = () =>
        operator.query(`
            SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS required
            FROM pg_attribute WHERE attrelid = 'claims'::regclass AND attnum > 0 AND NOT attisdropped
            UNION ALL SELECT conname, pg_get_constraintdef(oid), convalidated
            FROM pg_constraint WHERE conrelid = 'claims'::regclass
            UNION ALL SELECT indexname, indexdef, true FROM pg_indexes WHERE tablename = 'claims'
            UNION ALL SELECT tgname, '', true FROM pg_trigger WHERE tgrelid = 'claims'::regclass
            UNION ALL SELECT proname, '', true FROM pg_proc WHERE proname LIKE 'claims%' ORDER BY 1, 2`);

    for (const [index, step] of STEPS.entries()) {
        const earlier = STEPS[index - 1];
        if (earlier === undefined) continue;
        const reverse = `${step}.reverse.sql`;
        const title = fs.existsSync(path.join(folder, reverse)) ? "there, back and there again" : "there";
        it(`[CN-10] ${step} goes ${title} while the versions around it write`, async () => {
            await move(step, `${step}.sql`);
            if (!fs.existsSync(path.join(folder, reverse))) return;
            await move(earlier, reverse);
            await move(step, `${step}.sql`);
        });
    }

    it("[CN-10] goes all the way back to the schema that it began with", async () => {
        for (const [index, step] of [...STEPS.entries()].reverse()) {
            const reverse = `${step}.reverse.sql`;
            const earlier = STEPS[index - 1];
            if (earlier === undefined) continue;
            if (fs.existsSync(path.join(folder, reverse))) await move(earlier, reverse);
            else at = earlier; // rows that were filled stay filled: right for both
        }
        const found = await shape();
        await operator.query("DROP TABLE claims");
        await operator.query(fs.readFileSync(path.join(folder, "0-before.sql"), "utf8"));
        assert.deepEqual(found, await shape());
    });

    it("says truly which versions a step excludes", async () => {
        const outcome = async (version: Version): Promise<string> => {
            const own = new Claims();
            own.periods.set("old", inventPeriod(1));
            try {
                const program = await Program.start(server, version, own);
                await program.rounds(20).finally(() => program.stop());
                return "works";
            } catch (error) {
                return String(error);
            }
        };
        const begin = async (columns: string, values: string) => {
            await operator.query(
                `TRUNCATE claims; INSERT INTO claims (reference, ${columns}) VALUES ('old', ${values})`,
            );
        };
        await begin("period", `'${inventPeriod(1)}'`);
        assert.match(await outcome(2), /column "starts_on" of relation "claims" does not exist/);
        const [typed] = blocksOf("docs/migrations.md").filter(({ language }) => language === "sh");
        const expanded = migrator.bash(typed?.text ?? "");
        assert.equal(expanded.status, 0, expanded.stderr);
        assert.deepEqual([...(await readAll(operator, 2))], [["old", undefined]]); // and wrong before the backfill
        for (const step of STEPS.slice(2)) await run(`${step}.sql`);
        await begin("starts_on, ends_on", `'${inventPeriod(1).replace("/", "', '")}'`);
        assert.match(await outcome(1), /column "period" of relation "claims" does not exist/);
        assert.equal(await outcome(2), "works");
    });
});
