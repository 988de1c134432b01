import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { drillSummary } from "../../cli/drill-summary.ts";
import { ha } from "../../cli/ha.ts";
import { drills } from "../../drills/catalogue.ts";
import { evidenceOf } from "../../drills/evidence.ts";
import { INSTALL, requirePostgres } from "../../drills/postgres/programs.ts";
import { openPostgres } from "../programs/postgres.ts";
import { CapturedTerminal } from "./captured-terminal.ts";

const repository = path.join(import.meta.dirname, "../..");

async function call(...argv: readonly string[]) {
    const terminal = new CapturedTerminal();
    const code = await ha(["drill", ...argv], { root: repository, environment: {}, terminal });
    return { code, result: terminal.result, complaints: terminal.complaints };
}

describe("ha drill", () => {
    it("lists the drills when it is called alone", async () => {
        const { code, result } = await call();
        assert.equal(code, 0);
        assert.match(result, /^restore {2}a real PostgreSQL/m);
    });

    it("names the drills that exist when it is asked for another", async () => {
        const { code, complaints } = await call("backup");
        const names = drills.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        assert.deepEqual(
            [code, complaints],
            [2, `error: drill must be one of those that exist (${names.join(", ")}), got backup\n`],
        );
    });

    it("refuses a name beside --all", async () => {
        const { code, complaints } = await call("restore", "--all");
        assert.deepEqual([code, complaints], [2, "error: drill must not be named with --all, got restore\n"]);
    });

    it("refuses a number of runs that is none", async () => {
        const { code, complaints } = await call("restore", "--runs", "0");
        assert.equal(code, 2);
        assert.match(complaints, /must be a whole number of at least 1, got 0/);
    });

    it("says in one line what installs a missing PostgreSQL", () => {
        assert.throws(() => requirePostgres({ PATH: "/nowhere" }, () => false), {
            message: `the drill needs the programs of a PostgreSQL server, got none in /usr/lib/postgresql or on PATH: ${INSTALL}`,
        });
    });

    it("prints figures with their bounds, what did not hold, and what nobody may conclude", () => {
        const evidence = evidenceOf(
            { name: "example", requirements: ["ET-05", "ET-99"], doesNotShow: ["What a cloud does."] },
            {
                runs: [
                    {
                        measurements: [{ name: "loss", unit: "s", value: 2, bound: 1 }],
                        invariants: [
                            { id: "holds", counterexamples: [] },
                            { id: "does-not-hold", counterexamples: ["write 7 is missing"] },
                        ],
                    },
                ],
                versions: { postgresql: "15" },
            },
            { machine: "2 × example", commit: "abc1234", date: new Date(0) },
        );
        assert.equal(
            drillSummary(evidence, new Map([["ET-05", "It moves soon."]]), new CapturedTerminal().colours),
            [
                "✗ FAIL: example",
                "  commit abc1234, postgresql 15",
                "  2 × example",
                "",
                "What was promised",
                "  ET-05  It moves soon.",
                "  ET-99  is no requirement of this repository",
                "",
                "  loss  median 2 s, worst 2 s of 1, at most 1 s",
                "",
                "  1 of 2 invariants held",
                "  not held: does-not-hold",
                "    run 1: write 7 is missing",
                "",
                "What this does not show",
                "  What a cloud does.",
                "",
            ].join("\n"),
        );
    });
});

describe("an interrupted ha drill", function () {
    this.timeout(60_000);
    let folder = "";
    before(async function () {
        await openPostgres(this).close();
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-drill-"));
        fs.chmodSync(folder, 0o711); // the servers' own account has to find its folders in it
    });
    after(() => {
        if (folder !== "") fs.rmSync(folder, { recursive: true, force: true });
    });

    it("stops its servers, removes their folders and exits with 130", async () => {
        const child = spawn(process.execPath, ["cli/main.ts", "drill", "restore", "--runs", "1", "--out", folder], {
            cwd: repository,
            env: { ...process.env, TMPDIR: folder },
            stdio: ["ignore", "ignore", "pipe"],
        });
        let said = "";
        child.stderr.on("data", (chunk) => {
            said += String(chunk);
        });
        const ended = once(child, "exit");
        while (serversIn(folder).length === 0) {
            assert.equal(child.exitCode, null, said);
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
        child.kill("SIGINT");
        const [code] = await ended;
        assert.deepEqual([code, serversIn(folder), fs.readdirSync(folder)], [130, [], []], said);
        assert.match(said, /ending in order/);
    });
});

/** Command lines of servers whose data is in the folder. */
function serversIn(folder: string): string[] {
    const all = execFileSync("ps", ["-axo", "args="], { encoding: "utf8" });
    return all.split("\n").filter((line) => line.includes(`-D ${folder}`));
}
