import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = join(import.meta.dirname, "../../../tools/ci/judge-change.ts");

/** Stands in for `ha`: notes how it was called, keeps a sandbox, and ends as the clone says. */
const BOOTSTRAP = `
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
const [command, , stack, ...rest] = process.argv.slice(2);
const sandbox = join(process.cwd(), ".ha", stack);
const before = existsSync(join(sandbox, "by")) ? readFileSync(join(sandbox, "by"), "utf8") : "nobody";
appendFileSync(process.env.CALLS, [command, ...rest, "over", before].join(" ") + "\\n");
const codes = JSON.parse(readFileSync(join(process.cwd(), "codes.json"), "utf8"));
if (command === "up" && !(codes.up > 0)) { mkdirSync(sandbox, { recursive: true }); writeFileSync(join(sandbox, "by"), codes.name); }
if (command === "preview") console.log("{}");
const out = rest[rest.indexOf("--out") + 1];
if (command === "check" && rest.includes("--out")) {
    mkdirSync(join(out, stack), { recursive: true });
    for (const name of ["report.json", "report.md", "state.json"]) writeFileSync(join(out, stack, name), "{}");
    writeFileSync(join(out, stack, "report.sarif"), JSON.stringify({ runs: [{ results: [{ suppressions: [{}] }, { ruleId: "r" }] }] }));
}
process.exitCode = codes[command] ?? 0;
`;

describe("judging a change", () => {
    let folder = "";
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "ha-judge-"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function clone(name: string, codes: Readonly<Record<string, number>> = {}): string {
        const root = join(folder, name);
        mkdirSync(join(root, "cli"), { recursive: true });
        writeFileSync(join(root, "cli", "bootstrap.mjs"), BOOTSTRAP);
        writeFileSync(join(root, "Pulumi.prod.yaml"), "");
        writeFileSync(join(root, "codes.json"), JSON.stringify({ name, ...codes }));
        return root;
    }

    function judge(head: string, ...args: readonly string[]) {
        const calls = join(folder, "calls");
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            [script, "--out", join(folder, "out"), ...args],
            {
                cwd: head,
                env: { ...process.env, CALLS: calls },
                encoding: "utf8",
            },
        );
        const said = existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : [];
        return { status, stdout, stderr, calls: said.map((line) => line.trim().replaceAll(folder, "")) };
    }

    it("rolls the change out over the base, and judges both by the change's own rules", () => {
        const head = clone("head");
        const { status, calls } = judge(head, "--stack", "prod", "--base", clone("base"), "--commit", "abc");
        assert.equal(status, 0);
        assert.deepEqual(calls, [
            "up over nobody",
            "check --format json --out /head/.ha/base-report over base",
            "preview --policy --json over base",
            "up over base",
            "check --out /out --base /head/.ha/base-report/prod/report.json --commit abc over head",
        ]);
    });

    it("leaves a report to publish: no state, and alerts without what is waived", () => {
        const head = clone("head");
        judge(head, "--stack", "prod");
        const out = join(folder, "out", "prod");
        assert.equal(existsSync(join(out, "state.json")), false);
        assert.ok(existsSync(join(out, "report.md")) && existsSync(join(out, "preview.json")));
        assert.deepEqual(JSON.parse(readFileSync(join(out, "open.sarif"), "utf8")), {
            runs: [{ results: [{ ruleId: "r" }] }],
        });
    });

    it("goes on without a base that does not come up or has no such stack", () => {
        for (const base of [clone("base", { up: 1 }), join(folder, "none")]) {
            const { status, stdout, calls } = judge(clone("head"), "--stack", "prod", "--base", base);
            assert.equal(status, 0);
            assert.match(stdout, /there is nothing to compare with/);
            assert.equal(calls.at(-1), "check --out /out over head");
        }
    });

    it("ends as the check ends, and fails when the change cannot be rolled out", () => {
        assert.equal(judge(clone("head", { check: 1 }), "--stack", "prod").status, 1);
        assert.equal(judge(clone("head", { check: 2 }), "--stack", "prod").status, 2);
        assert.equal(judge(clone("head", { preview: 2 }), "--stack", "prod").status, 2);
        const { status, stderr } = judge(clone("head", { up: 1 }), "--stack", "prod", "--base", clone("base"));
        assert.equal(status, 1);
        assert.match(stderr, /prod cannot be brought up over the base in the sandbox/);
        assert.equal(judge(clone("head"), "--out", "x").status, 2);
    });

    it("goes on when the preview meets a violation, which the check reports", () => {
        const { status, calls } = judge(clone("head", { preview: 1 }), "--stack", "prod");
        assert.equal(status, 0);
        assert.equal(calls.length, 3);
    });
});
