import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Lock } from "../../../sandbox/engine/lock.ts";
import { processStart } from "../../../sandbox/engine/process-identity.ts";

const holderScript = join(import.meta.dirname, "stand-in", "lock-holder.ts");

describe("the lock of a stack", () => {
    let folder: string;
    let path: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "ha-lock-"));
        path = join(folder, "lock");
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const holder = async (command: string): Promise<ChildProcess> => {
        const child = fork(holderScript, [path, command]);
        await once(child, "message");
        return child;
    };
    const end = async (child: ChildProcess): Promise<void> => {
        child.kill("SIGKILL");
        await once(child, "exit");
    };
    const stale = (holding: object): void => writeFileSync(path, JSON.stringify(holding));

    it("says who holds it and since when", async () => {
        const child = await holder("ha up --stack prod");
        assert.throws(
            () => Lock.acquire(path, "ha refresh --stack prod"),
            (error: Error) => {
                assert.match(
                    error.message,
                    /^"ha up --stack prod" \(process \d+\) has held .*lock since \d{4}-.*Z \(\d+ s\): wait for it to end, or end it$/,
                );
                return error.message.includes(`process ${child.pid}`);
            },
        );
        await end(child);
    });

    it("is free again after its release, and leaves no file", () => {
        Lock.acquire(path, "first").release();
        Lock.acquire(path, "second").release();
        assert.deepEqual(readdirSync(folder), []);
    });

    it("is taken over from a process that was killed", async () => {
        await end(await holder("ha up --stack prod"));
        assert.ok(existsSync(path));
        Lock.acquire(path, "next").release();
    });

    it("is taken over when the holder's pid belongs to another process now", () => {
        stale({ pid: process.ppid, started: "long ago", command: "ha up", since: "2026-01-01T00:00:00.000Z" });
        Lock.acquire(path, "next").release();
    });

    it("is taken over when nobody can be read from it", () => {
        writeFileSync(path, "");
        Lock.acquire(path, "next").release();
    });

    it("is taken over even if an earlier takeover was killed half-way", () => {
        stale({ pid: 2 ** 30, started: "1", command: "ha up", since: "2026-01-01T00:00:00.000Z" });
        mkdirSync(`${path}.takeover`);
        const started = performance.now();
        Lock.acquire(path, "next", { takeoverLimit: 50 }).release();
        assert.ok(performance.now() - started < 5_000);
    });

    it("goes to exactly one of many that want it at once", async () => {
        stale({ pid: 2 ** 30, started: "1", command: "ha up", since: "2026-01-01T00:00:00.000Z" });
        const children = Array.from({ length: 6 }, () => fork(holderScript, [path, "contender", "quiet"]));
        const answers = await Promise.all(children.map(async (child) => (await once(child, "message"))[0]));
        await Promise.all(children.map(end));
        assert.deepEqual(answers.filter((answer) => answer === "held").length, 1);
    });

    it("can be waited for", async () => {
        const child = await holder("building");
        const reasons: string[] = [];
        const waiting = Lock.wait(path, "next", 30, (reason) => reasons.push(reason));
        setTimeout(() => child.kill("SIGKILL"), 300);
        (await waiting).release();
        assert.equal(reasons.length, 1);
        assert.match(reasons[0] ?? "", /^"building" \(process/);
    });

    it("knows a process from another that has its pid", async () => {
        const child = await holder("x");
        assert.ok(child.pid);
        assert.notEqual(processStart(child.pid), undefined);
        assert.equal(processStart(child.pid), processStart(child.pid));
        assert.notEqual(processStart(child.pid), processStart(process.pid));
        const { pid } = child;
        await end(child);
        assert.equal(processStart(pid), undefined);
    });
});
