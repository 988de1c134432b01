import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderJson } from "../../report/json.ts";
import { writeReport } from "../../report/write.ts";
import { mixedReport } from "./fixture/reports.ts";
import { estaTrackerState } from "./fixture/state.ts";

describe("writeReport", () => {
    let out = "";
    beforeEach(async () => {
        out = await mkdtemp(join(tmpdir(), "report-"));
    });
    afterEach(async () => {
        await rm(out, { recursive: true });
    });

    it("leaves its files in the stack's folder and nothing else", async () => {
        const report = mixedReport();
        const state = estaTrackerState();
        const files = await writeReport(out, report, state);
        assert.deepEqual((await readdir(join(out, "prod"))).sort(), [
            "report.html",
            "report.json",
            "report.junit.xml",
            "report.md",
            "report.sarif",
            "state.json",
        ]);
        assert.equal(await readFile(files.json, "utf8"), renderJson(report));
        assert.deepEqual(JSON.parse(await readFile(files.state, "utf8")), state);
        assert.match(await readFile(files.html, "utf8"), /^<!doctype html>/);
        assert.match(await readFile(files.markdown, "utf8"), /^<!-- ha-platform:check:prod -->\n# /);
    });

    it("lets only the owner read the state", async () => {
        const files = await writeReport(out, mixedReport(), estaTrackerState());
        assert.equal((await stat(files.state)).mode & 0o077, 0);
    });

    it("replaces what an earlier run left", async () => {
        await writeReport(out, mixedReport(), { earlier: true });
        const files = await writeReport(out, mixedReport(), { earlier: false });
        assert.deepEqual(JSON.parse(await readFile(files.state, "utf8")), { earlier: false });
    });

    it("leaves the old files as they were, and no temporary ones, when it cannot write all of the new", async () => {
        const folder = join(out, "prod");
        await mkdir(join(folder, `state.json.${process.pid}.tmp`), { recursive: true });
        await writeFile(join(folder, "report.html"), "old");
        await assert.rejects(writeReport(out, mixedReport(), {}), { code: "EISDIR" });
        assert.equal(await readFile(join(folder, "report.html"), "utf8"), "old");
        assert.deepEqual(
            (await readdir(folder)).filter((name) => name.startsWith("report.")),
            ["report.html"],
        );
    });

    it("refuses a stack name that would lead out of the folder", async () => {
        for (const stack of ["../prod", "..", "a/b", ""]) {
            await assert.rejects(writeReport(out, { ...mixedReport(), stack }, {}), {
                message: `stack must be a name of letters, digits, "-", "_" and "." to give a folder, got "${stack}"`,
            });
        }
    });
});
