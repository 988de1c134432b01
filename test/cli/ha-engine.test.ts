import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { repository, requireCli, SandboxProject } from "../sandbox/engine/sandbox-fixture.ts";

describe("the ha command on the engine", () => {
    let project: SandboxProject;
    before(async function () {
        await requireCli(this);
    });
    beforeEach(async function () {
        project = new SandboxProject();
        const cli = await requireCli(this);
        mkdirSync(join(project.root, ".ha", "cli"), { recursive: true });
        symlinkSync(cli, join(project.root, ".ha", "cli", "3.259.0"));
        writeFileSync(
            join(project.root, "main.ts"),
            `import { ha } from ${JSON.stringify(join(repository, "cli", "ha.ts"))};
            import { processTerminal } from ${JSON.stringify(join(repository, "cli", "terminal", "terminal.ts"))};
            const terminal = processTerminal(process.env);
            process.exitCode = await ha(process.argv.slice(2), { root: import.meta.dirname, environment: process.env, terminal });`,
        );
    });
    afterEach(() => project.remove());

    interface Started {
        readonly child: ChildProcess;
        readonly seen: () => string;
        readonly end: Promise<{ code: number | null; out: string; progress: string }>;
    }
    const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Started => {
        const env = {
            PATH: [dirname(process.execPath), "/usr/bin", "/bin"].join(":"),
            HOME: project.root,
            ...environment,
        };
        const child = spawn(
            process.execPath,
            ["--disable-warning=ExperimentalWarning", join(project.root, "main.ts"), ...args],
            { env },
        );
        let out = "";
        let progress = "";
        child.stdout.on("data", (text) => (out += String(text)));
        child.stderr.on("data", (text) => (progress += String(text)));
        const end = once(child, "close").then(([code]) => ({ code, out, progress }));
        return { child, end, seen: () => progress };
    };
    /** Until the quick bucket is there; the slow one takes five seconds. */
    const underWay = async ({ seen }: Started): Promise<void> => {
        while (!seen().includes("created Bucket bucket-0")) await wait(50);
    };

    it("streams lines without a terminal, and ends in a summary", async () => {
        const { code, out, progress } = await start(["up", "--stack", "prod"]).end;
        assert.equal(code, 0, progress);
        assert.match(progress, /^ +\d\.\d s {2}starting the simulated clouds and the engine$/m);
        assert.match(progress, /^ +\d+(\.\d)? s {2}created /m);
        assert.equal(stripVTControlCharacters(progress), progress);
        assert.match(out, /^ {2}\+ Bucket bucket-0$/m);
        assert.match(out, /\nup of prod succeeded in \d+(\.\d)? s: 5 created\n$/);
    });

    it("prints one JSON object and nothing else with --json", async () => {
        const { code, out, progress } = await start(["preview", "--stack", "prod", "--json"], { AWS_PROFILE: "x" }).end;
        assert.deepEqual([code, progress], [0, ""]);
        const report = JSON.parse(out);
        assert.deepEqual(
            [
                report.schemaVersion,
                report.command,
                report.stack,
                report.host,
                report.result,
                report.saved,
                report.changes,
            ],
            [1, "preview", "prod", "engine", "succeeded", false, { create: 5 }],
        );
        assert.deepEqual(report.notes, ["the sandbox does not use AWS_PROFILE: no real cloud is contacted"]);
        assert.equal(report.resources.length, 5);
    });

    it("ends a failure in the provider's sentence, and the stack of a throw only with --debug", async () => {
        project.configure({ "ha-platform:throw": true });
        const plain = await start(["preview", "--stack", "prod"]).end;
        assert.equal(plain.code, 1);
        assert.match(plain.out, /^error: .*regions\.primary must differ from regions\.failover, got the same$/m);
        assert.doesNotMatch(plain.out, /^\s+at /m);
        const debug = await start(["preview", "--stack", "prod", "--debug"]).end;
        assert.match(debug.out, /^\s+at .*platform\.ts:\d+/m);
    });

    it("keeps what was done when interrupted once, says so, and exits with 130", async () => {
        project.configure({ "ha-platform:locations": ["US", "SLOW"] });
        const run = start(["up", "--stack", "prod"]);
        await underWay(run);
        run.child.kill("SIGINT");
        run.child.kill("SIGINT"); // npm passes a terminal's Ctrl-C on a second time
        const { code, out } = await run.end;
        assert.equal(code, 130);
        assert.match(out, /interrupted: what was done is kept.*ha up --stack prod goes on from there\n$/);
        assert.deepEqual(readdirSync(join(project.root, ".ha", "prod", "generations")), ["1"]);
    });

    it("takes everything back when interrupted twice, says so, and exits with 130", async () => {
        project.configure({ "ha-platform:locations": ["US", "SLOW"] });
        const run = start(["up", "--stack", "prod"]);
        await underWay(run);
        run.child.kill("SIGINT");
        await wait(1_200);
        run.child.kill("SIGINT");
        const { code, out } = await run.end;
        assert.equal(code, 130);
        assert.match(out, /interrupted: nothing of this run is kept, and the sandbox of prod is as it was before\n$/);
        assert.deepEqual(readdirSync(join(project.root, ".ha", "prod", "generations")), []);
    });
});

describe("the ha command without the engine", () => {
    it("plans, labelled, where there is no CLI and none is required; and fails where one is", async () => {
        const project = new SandboxProject();
        try {
            // No launcher, no Go and no CLI: a machine that cannot have one.
            mkdirSync(join(project.root, "tools", "cli"), { recursive: true });
            writeFileSync(join(project.root, "tools", "cli", "go.mod"), "go 1.25.11\n");
            const { ha } = await import("../../cli/ha.ts");
            const { CapturedTerminal } = await import("./captured-terminal.ts");
            writeFileSync(
                join(project.root, "sandbox", "cloud", "plan.ts"),
                readFileSync(join(repository, "test", "sandbox", "engine", "stand-in", "plan.ts")),
            );
            const environment = { PATH: "/nonexistent", PULUMI_HOME: project.root, https_proxy: "http://127.0.0.1:9" };
            const planned = new CapturedTerminal();
            assert.equal(
                await ha(["up", "--stack", "prod"], { root: project.root, environment, terminal: planned }),
                0,
            );
            assert.match(
                planned.complaints,
                /note: the Pulumi CLI 3\.259\.0 is not on this machine, could not be downloaded/,
            );
            assert.match(planned.complaints, /note: planned without the engine: no diff, no state/);
            assert.match(planned.result, /up of prod succeeded in .*: 5 to create/);
            assert.doesNotMatch(planned.complaints, /created Bucket/);
            const destroyed = new CapturedTerminal();
            assert.equal(
                await ha(["destroy", "--stack", "prod"], { root: project.root, environment, terminal: destroyed }),
                2,
            );
            assert.match(
                destroyed.complaints,
                /error: destroy cannot be planned without the engine: the Pulumi CLI 3\.259\.0 is not on this machine/,
            );
            const required = new CapturedTerminal();
            const strict = { ...environment, HA_REQUIRE_ENGINE: "1" };
            assert.equal(
                await ha(["up", "--stack", "prod"], { root: project.root, environment: strict, terminal: required }),
                2,
            );
            assert.match(required.complaints, /error: the Pulumi CLI 3\.259\.0 is not on this machine/);
        } finally {
            project.remove();
        }
    });
});
