import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import type { RunEvent } from "../../../sandbox/engine/messages.ts";
import { currentState, type RunOptions, type RunResult, run } from "../../../sandbox/engine/run.ts";
import { requireCli, SandboxProject } from "./sandbox-fixture.ts";

const callerScript = join(import.meta.dirname, "stand-in", "caller.ts");

describe("a run of the engine on the sandbox", () => {
    let cli: string;
    let project: SandboxProject;
    before(async function () {
        cli = await requireCli(this);
    });
    beforeEach(() => {
        project = new SandboxProject();
    });
    afterEach(() => project.remove());

    const perform = (command: RunOptions["command"], more: Partial<RunOptions> = {}): Promise<RunResult> =>
        run({ root: project.root, stack: "prod", command, cli, ...more });
    const folder = (...names: readonly string[]): string => join(project.root, ".ha", "prod", ...names);
    const generations = (): readonly string[] => readdirSync(folder("generations"));
    const inClouds = (): unknown => {
        const head = readFileSync(folder("head"), "utf8").trim();
        const store = new DatabaseSync(folder("generations", head, "clouds.sqlite"), { readOnly: true });
        try {
            return store.prepare("SELECT count(*) AS count FROM resources").get()?.count;
        } finally {
            store.close();
        }
    };
    const inState = (): number =>
        currentState(project.root, "prod")?.deployment.resources.filter(({ type }) => type.startsWith("gcp:")).length ??
        0;
    const messages = ({ diagnostics }: RunResult): readonly string[] => diagnostics.map(({ message }) => message);
    const untilStarted = async (events: readonly RunEvent[], name: string): Promise<void> => {
        while (!events.some((event) => event.kind === "started" && event.urn.endsWith(`::${name}`))) await wait(20);
    };

    it("previews without changing anything, creates, finds nothing to do, and destroys", async () => {
        const preview = await perform("preview");
        assert.deepEqual([preview.result, preview.committed, preview.changes], ["succeeded", false, { create: 5 }]);
        assert.equal(currentState(project.root, "prod"), undefined);

        const up = await perform("up");
        assert.deepEqual([up.result, up.committed, up.changes], ["succeeded", true, { create: 5 }]);
        assert.deepEqual([inState(), inClouds()], [2, 2]);
        assert.equal(up.state().deployment.resources.length, 5);
        assert.equal(up.previousState, undefined);

        const again = await perform("up");
        assert.deepEqual(again.changes, { same: 5 });
        assert.equal(again.previousState?.deployment.resources.length, 5);

        const destroyed = await perform("destroy");
        assert.deepEqual([destroyed.result, destroyed.changes], ["succeeded", { delete: 5 }]);
        assert.deepEqual([inState(), inClouds(), generations()], [0, 0, ["3"]]);
    });

    it("never writes to the stack's own files", async () => {
        const before = readFileSync(join(project.root, "Pulumi.prod.yaml"), "utf8");
        await perform("up");
        assert.equal(readFileSync(join(project.root, "Pulumi.prod.yaml"), "utf8"), before);
    });

    it("gives the program neither credentials nor the stack's other systems", async () => {
        const environment = { ...process.env, AWS_SECRET_ACCESS_KEY: "example" };
        const { outputs } = await perform("up", { environment, systems: ["esta-tracker"] });
        assert.deepEqual(outputs, { systems: ["esta-tracker"], credentials: [] });
    });

    it("refuses a foreign backend before anything starts", async () => {
        const environment = { ...process.env, PULUMI_BACKEND_URL: "s3://example" };
        await assert.rejects(perform("up", { environment }), /^Refusal: PULUMI_BACKEND_URL must be unset/);
        assert.equal(existsSync(folder()), false);
    });

    it("ends a refusal of the provider in the provider's own sentence, and keeps what was created", async () => {
        project.configure({ "ha-platform:locations": ["US", "REFUSED"], "ha-platform:systems": [] });
        const result = await perform("up");
        assert.equal(result.result, "failed");
        assert.deepEqual(messages(result), ['location must be a region or a multi-region, got "REFUSED"']);
        assert.equal(result.diagnostics[0]?.urn?.split("::").at(-1), "bucket-1");
        assert.deepEqual([result.committed, inState()], [true, inClouds()]);
        project.configure({});
        assert.equal((await perform("up")).result, "succeeded");
        assert.deepEqual([inState(), inClouds()], [2, 2]);
    });

    it("ends a program that throws in its own sentence, and writes the last snapshot", async () => {
        project.configure({ "ha-platform:throw": true });
        const result = await perform("up");
        assert.deepEqual(messages(result), ["regions.primary must differ from regions.failover, got the same"]);
        assert.deepEqual([result.result, result.committed], ["failed", true]);
        assert.equal(inState(), inClouds());
    });

    it("takes everything back when the program's process dies", async () => {
        await perform("up");
        project.configure({ "ha-platform:crash": true, "ha-platform:locations": ["US", "EU", "ASIA"] });
        const result = await perform("up");
        assert.deepEqual(messages(result), ["the process of the program ended early (SIGKILL)"]);
        assert.deepEqual([result.result, result.committed], ["failed", false]);
        assert.deepEqual([inState(), inClouds(), generations()], [2, 2, ["1"]]);
    });

    it("says so when the engine itself is killed, and takes everything back", async function () {
        if (process.platform !== "linux") this.skip(); // finds the engine's process in /proc
        await perform("up");
        project.configure({ "ha-platform:locations": ["US", "EU", "SLOW"] });
        const events: RunEvent[] = [];
        const running = perform("up", { onEvent: (event) => events.push(event) });
        await untilStarted(events, "bucket-2");
        for (const pid of enginesOf(project.root)) process.kill(pid, "SIGKILL");
        const result = await running;
        assert.equal(messages(result).at(-1), "the engine was ended from outside (SIGKILL)");
        assert.deepEqual([result.committed, inState(), inClouds(), generations()], [false, 2, 2, ["1"]]);
    });

    it("ends in order when interrupted: what was under way is finished, recorded and kept", async () => {
        project.configure({ "ha-platform:locations": ["US", "SLOW"] });
        const events: RunEvent[] = [];
        const interrupt = new AbortController();
        const running = perform("up", { onEvent: (event) => events.push(event), signal: interrupt.signal });
        await untilStarted(events, "bucket-1");
        interrupt.abort();
        const result = await running;
        assert.deepEqual([result.result, result.interrupted, result.committed], ["failed", true, true]);
        assert.equal(inState(), inClouds());
        assert.ok(result.state().deployment.resources.some(({ urn }) => urn.endsWith("::bucket-1")));
    });

    it("takes everything back when killed", async () => {
        await perform("up");
        project.configure({ "ha-platform:locations": ["US", "EU", "SLOW"] });
        const events: RunEvent[] = [];
        const kill = new AbortController();
        const running = perform("up", { onEvent: (event) => events.push(event), killSignal: kill.signal });
        await untilStarted(events, "bucket-2");
        kill.abort();
        const result = await running;
        assert.deepEqual([result.result, result.committed], ["failed", false]);
        assert.deepEqual([inState(), inClouds(), generations()], [2, 2, ["1"]]);
    });

    describe("whose caller is a process of its own", () => {
        const start = async (): Promise<ChildProcess> => {
            project.configure({ "ha-platform:locations": ["US", "SLOW"] });
            const caller = fork(callerScript, [project.root, cli]);
            await new Promise<void>((resolve) => {
                caller.on("message", (message) => String(message).endsWith("::bucket-1") && resolve());
            });
            return caller;
        };

        it("leaves the old state behind when the caller is killed, and nothing running", async () => {
            await perform("up");
            const caller = await start();
            project.configure({});
            caller.kill("SIGKILL");
            await once(caller, "exit");
            assert.deepEqual([inState(), inClouds()], [2, 2]);
            const next = await perform("preview");
            assert.deepEqual([next.result, next.changes, generations()], ["succeeded", { same: 5 }, ["1"]]);
            assert.deepEqual(processesNaming(project.root), []);
        });

        it("is not disturbed by a second run, which says who is running and since when", async () => {
            const caller = await start();
            await assert.rejects(perform("preview"), (error: Error) => {
                assert.match(error.message, /^"ha up --stack prod" \(process \d+\) has held .* since /);
                return error.message.includes(String(caller.pid));
            });
            const [code] = await once(caller, "exit");
            assert.deepEqual([code, inState(), inClouds()], [0, 2, 2]);
        });
    });

    it("refuses to refresh or destroy what has never been there", async () => {
        for (const command of ["refresh", "destroy"] as const) {
            await assert.rejects(perform(command), {
                message: "prod has never been brought up in the sandbox: run ha up --stack prod first",
            });
        }
    });

    it("refuses to destroy protected resources, and says how to", async () => {
        project.configure({ "ha-platform:protect": true });
        await perform("up");
        await assert.rejects(perform("destroy"), {
            message:
                "2 resources of prod are protected (bucket-0, bucket-1) and nothing was destroyed: ha destroy --stack prod --force destroys them in the sandbox, protection included",
        });
        assert.equal(inState(), 2);
        const forced = await perform("destroy", { force: true });
        assert.deepEqual([forced.result, inState(), inClouds()], ["succeeded", 0, 0]);
    });

    it("does not commit when the simulated clouds could not save their store", async () => {
        await perform("up");
        const clouds = join(import.meta.dirname, "stand-in", "failing-clouds.ts");
        await assert.rejects(perform("up", { clouds }), {
            name: "Refusal",
            message:
                "the simulated clouds could not save their store and nothing of this run is kept: database or disk is full",
        });
        assert.deepEqual([inState(), inClouds(), generations()], [2, 2, ["1"]]);
    });
});

/** Command lines of living processes that mention `text`. */
function processesNaming(text: string): readonly string[] {
    if (process.platform !== "linux") return [];
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => {
            try {
                return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
            } catch {
                return []; // ended since it was listed
            }
        })
        .filter((line) => line.includes(text));
}

/** Processes of the CLI whose backend lies in `root`. */
function enginesOf(root: string): readonly number[] {
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) => {
            try {
                const [command = ""] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
                return command.endsWith("/pulumi") && readFileSync(`/proc/${pid}/environ`, "utf8").includes(root);
            } catch {
                return false; // ended since it was listed
            }
        })
        .map(Number);
}
