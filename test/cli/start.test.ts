import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ha } from "../../cli/ha.ts";
import { repository, requireCli } from "../sandbox/engine/sandbox-fixture.ts";
import { CapturedTerminal } from "./captured-terminal.ts";

describe("ha start", () => {
    let root = "";
    before(async function () {
        const cli = await requireCli(this);
        root = mkdtempSync(join(tmpdir(), "ha-start-"));
        for (const name of readdirSync(repository)) {
            if (!name.startsWith(".") && name !== "out") symlinkSync(join(repository, name), join(root, name));
        }
        mkdirSync(join(root, ".ha", "cli"), { recursive: true });
        symlinkSync(cli, join(root, ".ha", "cli", "3.259.0"));
    });
    after(() => {
        if (root !== "") rmSync(root, { recursive: true, force: true }); // skipped before it was made
    });

    const call = async (...argv: readonly string[]) => {
        const terminal = new CapturedTerminal();
        const code = await ha(argv, { root, environment: { PATH: process.env.PATH }, terminal });
        return { code, result: terminal.result, complaints: terminal.complaints };
    };

    it("brings prod up, prints the verdict and writes the report with its state", async () => {
        const { code, result, complaints } = await call("start");
        assert.equal(code, 0, result + complaints);
        assert.match(result, /PASS: ha-platform\/prod/);
        const files = ["report.html", "report.json", "report.md", "state.json"];
        for (const file of files) {
            assert.ok(existsSync(join(root, "out", "prod", file)), file);
            assert.ok(result.includes(join("out", "prod", file)), file);
        }
        const report = JSON.parse(readFileSync(join(root, "out", "prod", "report.json"), "utf8"));
        const state = JSON.parse(readFileSync(join(root, "out", "prod", "state.json"), "utf8"));
        assert.equal(report.verdict, "pass");
        assert.ok(state.deployment.resources.length > 100);
    });

    it("says what changed since the last run when run again", async () => {
        const { code } = await call("start");
        assert.equal(code, 0);
        const { changes } = JSON.parse(readFileSync(join(root, "out", "prod", "report.json"), "utf8"));
        assert.deepEqual(changes, []);
    });

    it("leaves a state on which check gives the same verdict, in every format", async () => {
        const text = await call("check", "--stack", "prod");
        assert.equal(text.code, 0, text.complaints);
        assert.match(text.result, /PASS/);
        const json = await call("check", "--stack", "prod", "--format", "json");
        assert.equal(JSON.parse(json.result).verdict, "pass");
        const { result: markdown } = await call("check", "--stack", "prod", "--format", "markdown");
        assert.match(markdown, /^<!-- ha-platform:check:prod -->\n# /);
        const file = join(root, "out", "prod", "state.json");
        assert.equal((await call("check", "--stack", "prod", "--state", file, "--out", join(root, "checked"))).code, 0);
        assert.ok(existsSync(join(root, "checked", "prod", "report.html")));
    });
});
