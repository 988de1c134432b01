import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ha } from "../../cli/ha.ts";
import { estaTrackerState } from "../report/fixture/state.ts";
import { SandboxProject } from "../sandbox/engine/sandbox-fixture.ts";
import { CapturedTerminal } from "./captured-terminal.ts";

describe("the ha command", () => {
    let project: SandboxProject;
    beforeEach(() => {
        project = new SandboxProject();
        writeFileSync(join(project.root, "Pulumi.staging.yaml"), "config: {}\n");
    });
    afterEach(() => project.remove());

    const call = async (...argv: readonly string[]) => {
        const terminal = new CapturedTerminal();
        const code = await ha(argv, { root: project.root, environment: { PATH: process.env.PATH }, terminal });
        return { code, result: terminal.result, complaints: terminal.complaints };
    };

    it("prints its help when called alone", async () => {
        const { code, result } = await call();
        assert.equal(code, 0);
        assert.match(result, /^Usage: ha/);
        for (const name of ["start", "preview", "up", "refresh", "destroy", "release", "check", "cloud", "drill"]) {
            assert.match(result, new RegExp(`^ {2}${name}\\b`, "m"));
        }
    });

    it("has help with examples for every command", async () => {
        for (const name of ["start", "preview", "up", "refresh", "destroy", "release", "check", "cloud", "drill"]) {
            const { code, result } = await call(name, "--help");
            assert.equal(code, 0, name);
            assert.match(result, new RegExp(`Examples:\n {2}ha ${name}`), name);
        }
        for (const name of ["list", "fail", "heal", "set", "remove", "promote"]) {
            assert.match((await call("cloud", name, "--help")).result, /--stack <name>/, name);
        }
    });

    it("names the stacks that exist when asked for another", async () => {
        for (const command of ["start", "preview", "up", "refresh", "destroy", "check"]) {
            const { code, complaints, result } = await call(command, "--stack", "production");
            const sentence = "error: stack must be one of those that exist (prod, staging), got production\n";
            assert.deepEqual([code, complaints, result], [2, sentence, ""], command);
        }
    });

    it("names the stacks that exist when asked for none", async () => {
        for (const command of ["preview", "up", "refresh", "destroy", "check"]) {
            const { code, complaints } = await call(command);
            assert.deepEqual(
                [code, complaints.split("\n")[0]],
                [2, "error: --stack must name a stack, one of prod, staging"],
            );
        }
    });

    it("names an unknown command or option and what was probably meant", async () => {
        assert.match((await call("upp")).complaints, /^error: unknown command 'upp'\n\(Did you mean up\?\)/);
        const { code, complaints } = await call("up", "--stak", "prod");
        assert.equal(code, 2);
        assert.match(complaints, /^error: unknown option '--stak'\n\(Did you mean --stack\?\)/);
    });

    it("prints one JSON object for a refusal too", async () => {
        const { code, result, complaints } = await call("up", "--stack", "production", "--json");
        assert.deepEqual([code, complaints], [2, ""]);
        assert.deepEqual(JSON.parse(result), {
            schemaVersion: 1,
            command: "up",
            result: "failed",
            diagnostics: [
                { severity: "error", message: "stack must be one of those that exist (prod, staging), got production" },
            ],
        });
    });

    describe("check", () => {
        const checkFile = async (content: string) => {
            const path = join(project.root, "state.json");
            writeFileSync(path, content);
            return call("check", "--stack", "prod", "--state", path);
        };

        it("says when the file cannot be read or is no state, with exit code 2", async () => {
            const missing = await call("check", "--stack", "prod", "--state", join(project.root, "none.json"));
            assert.equal(missing.code, 2);
            assert.match(missing.complaints, /^error: --state must name a file that can be read: ENOENT/);
            const broken = await checkFile("not json");
            assert.equal(broken.code, 2);
            assert.match(broken.complaints, /state\.json: this is not JSON, and a Pulumi state is needed/);
        });

        it("cannot judge a state without resources, and says so with exit code 2", async () => {
            const { code, result } = await checkFile('{ "version": 3, "deployment": { "manifest": {} } }');
            assert.equal(code, 2);
            assert.match(result, /UNKNOWN/);
        });

        it("prints each format, for what reads it", async () => {
            const state = join(project.root, "state.json");
            writeFileSync(state, JSON.stringify(estaTrackerState()));
            const print = (format: string) => call("check", "--stack", "prod", "--state", state, "--format", format);
            for (const [format, begins] of [
                ["text", /^\S (?:PASS|FAIL|UNKNOWN): ha-platform\/prod\n/],
                ["json", /^\{\n {2}"schemaVersion": 1,/],
                ["sarif", /^\{\n {2}"\$schema": "https:\/\/json\.schemastore\.org\/sarif-2\.1\.0\.json"/],
                ["markdown", /^<!-- ha-platform:check:prod -->\n# /],
                ["junit", /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /],
            ] as const) {
                const { code, result, complaints } = await print(format);
                assert.deepEqual([code, complaints], [1, ""], format);
                assert.match(result, begins, format);
            }
        });

        it("compares with the report and state of a base, and exits with 1 when the contract is broken", async () => {
            const state = join(project.root, "state.json");
            const out = join(project.root, "base");
            const write = (outputs: object) => {
                const { version, deployment } = estaTrackerState();
                const resources = deployment.resources.map((entry) =>
                    entry.type === "pulumi:pulumi:Stack" ? { ...entry, outputs } : entry,
                );
                writeFileSync(state, JSON.stringify({ version, deployment: { resources } }));
            };
            write({ systems: { api: { host: "a", port: 1 } } });
            await call("check", "--stack", "prod", "--state", state, "--out", out);
            write({ systems: { api: { host: "a" } } });
            const compared = ["check", "--stack", "prod", "--state", state, "--base", join(out, "prod", "report.json")];
            const { code, result } = await call(...compared, "--format", "json");
            assert.equal(code, 1);
            const { comparison, changes } = JSON.parse(result);
            assert.deepEqual(comparison.contract, { added: [], removed: ["systems.api.port"], retyped: [] });
            assert.deepEqual([comparison.added, comparison.fixed], [[], []]);
            assert.deepEqual(
                changes.map(({ kind, name }: { kind: string; name: string }) => [kind, name]),
                [["updated", "ha-platform-prod"]],
            );
        });

        it("names the line of the program that made what is wrong", async () => {
            mkdirSync(join(project.root, "components", "gcp"), { recursive: true });
            writeFileSync(join(project.root, "components", "gcp", "bucket.ts"), "");
            const { version, deployment } = estaTrackerState();
            const resources = deployment.resources.map((entry) => ({
                ...entry,
                sourcePosition: "file:///srv/elsewhere/components/gcp/bucket.ts#12,3",
            }));
            const { result } = await checkFile(JSON.stringify({ version, deployment: { resources } }));
            assert.match(result, /^ {9}made at components\/gcp\/bucket\.ts:12$/m);
        });

        it("refuses a base that is no report", async () => {
            const state = join(project.root, "state.json");
            writeFileSync(state, JSON.stringify(estaTrackerState()));
            const { code, complaints } = await call("check", "--stack", "prod", "--state", state, "--base", state);
            assert.equal(code, 2);
            assert.match(complaints, /^error: --base must name the report\.json of an earlier check: .*schemaVersion/);
        });

        it("takes the formats that exist", async () => {
            const { code, complaints } = await call("check", "--stack", "prod", "--format", "pdf");
            assert.equal(code, 2);
            assert.match(complaints, /Allowed choices are text, json, sarif, markdown, junit/);
        });
    });

    describe("cloud", () => {
        it("says when there are no simulated clouds yet", async () => {
            const { code, complaints } = await call("cloud", "list", "--stack", "prod");
            assert.deepEqual(
                [code, complaints],
                [2, "error: prod has no simulated clouds yet: run ha up --stack prod first\n"],
            );
        });

        it("keeps what a command changed, and nothing of one that was refused", async () => {
            const generation = join(project.root, ".ha", "prod", "generations", "1");
            mkdirSync(generation, { recursive: true });
            writeFileSync(join(project.root, ".ha", "prod", "head"), "1\n");
            const failed = await call("cloud", "fail", "--stack", "prod", "--region", "us-east1", "--times", "2");
            assert.equal(failed.code, 0, failed.complaints);
            assert.match(failed.result, /^fault 1: .*us-east1.*; ha cloud heal --stack prod 1 ends it\n$/);
            const refused = await call("cloud", "heal", "--stack", "prod", "9");
            assert.equal(refused.code, 2);
            assert.match(refused.complaints, /^error: there is no fault 9/);
            assert.match((await call("cloud", "list", "--stack", "prod")).result, /^0 resources\nfault 1: /);
            assert.match((await call("cloud", "heal", "--stack", "prod")).result, /^healed 1: /);
            assert.equal((await call("cloud", "list", "--stack", "prod")).result, "0 resources\n");
        });

        it("refuses numbers that are none", async () => {
            const { code, complaints } = await call("cloud", "fail", "--stack", "prod", "--times", "twice");
            assert.equal(code, 2);
            assert.match(complaints, /must be a whole number, got twice/);
        });
    });
});
