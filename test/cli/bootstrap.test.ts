import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
    chmodSync,
    copyFileSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const repository = join(import.meta.dirname, "..", "..");

describe("the bootstrap, in a fresh clone", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "ha-bootstrap-"));
        for (const name of ["bootstrap.mjs", "install.mjs"]) {
            mkdirSync(join(root, "cli"), { recursive: true });
            copyFileSync(join(repository, "cli", name), join(root, "cli", name));
        }
        write("package-lock.json", '{ "packages": { "node_modules/node": { "version": "24.21.0" } } }');
        write("cli/main.ts", "console.log('ran', ...process.argv.slice(2)); process.exitCode = 3;");
        npm(installs);
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
    /** Puts an npm on PATH that notes its calls and does `action`. */
    const npm = (action: string): void => {
        mkdirSync(join(root, "bin"), { recursive: true });
        write("bin/npm", `#!/bin/sh\necho "$@" >> ${root}/calls\n${action}\n`);
        chmodSync(join(root, "bin", "npm"), 0o755);
    };
    const installs = `case "$1" in
        ci) rm -rf node_modules; mkdir -p node_modules/node/bin;;
        rebuild) ln -s ${process.execPath} node_modules/node/bin/node;;
    esac; echo npm warn EBADENGINE >&2`;
    const calls = (): readonly string[] =>
        existsSync(join(root, "calls")) ? readFileSync(join(root, "calls"), "utf8").trim().split("\n") : [];
    const start = (...args: readonly string[]) => {
        const env = { PATH: [join(root, "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter) };
        const child = spawn(process.execPath, [join(root, "cli", "bootstrap.mjs"), ...args], { env });
        let out = "";
        let progress = "";
        child.stdout.on("data", (text) => (out += String(text)));
        child.stderr.on("data", (text) => (progress += String(text)));
        return { child, end: once(child, "close").then(([code, signal]) => ({ code, signal, out, progress })) };
    };
    const stamp = (): boolean => existsSync(join(root, "node_modules", ".ha-installed"));

    it("installs, says what it does and for how long, and hands over with arguments and exit code", async () => {
        const { code, out, progress } = await start("up", "--stack", "prod").end;
        assert.deepEqual([code, out], [3, "ran up --stack prod\n"]);
        assert.match(
            progress,
            /^installing dependencies\ninstalling dependencies: done in \d+ s\ninstalling Node 24\n/,
        );
        assert.doesNotMatch(progress, /EBADENGINE/);
        assert.deepEqual(
            calls().map((call) => call.split(" ")[0]),
            ["ci", "rebuild"],
        );
    });

    it("installs once, and again only when package-lock.json has changed", async () => {
        await start().end;
        const { progress } = await start().end;
        assert.deepEqual([calls().length, progress], [2, ""]);
        write("package-lock.json", '{ "packages": { "node_modules/other": { "version": "1.0.0" } } }');
        await start().end;
        assert.equal(calls().length, 4);
    });

    it("takes over what somebody else has installed", async () => {
        mkdirSync(join(root, "node_modules", "node", "bin"), { recursive: true });
        write("node_modules/.package-lock.json", '{ "packages": { "node_modules/node": { "version": "24.21.0" } } }');
        writeFileSync(join(root, "node_modules/node/bin/node"), `#!/bin/sh\nexec ${process.execPath} "$@"\n`, {
            mode: 0o755,
        });
        assert.equal((await start().end).code, 3);
        assert.deepEqual(calls(), []);
    });

    it("shows npm's own words when npm fails, and tries again next time", async () => {
        npm("echo npm error code E404 >&2; exit 1");
        const { code, progress } = await start().end;
        assert.equal(code, 2);
        assert.match(
            progress,
            /npm error code E404\ninstalling dependencies failed after \d+ s: npm ci .* said the above\n$/,
        );
        npm(installs);
        assert.equal((await start().end).code, 3);
    });

    it("says when what npm installed has no Node 24 in it", async () => {
        npm("mkdir -p node_modules");
        const { code, progress } = await start().end;
        assert.equal(code, 2);
        assert.match(
            progress,
            /node_modules\/node\/bin\/node must be there after the installation and does not run\n$/,
        );
    });

    it("does an interrupted installation again", async () => {
        npm('[ "$1" = ci ] && mkdir -p node_modules && exec sleep 30');
        const { child, end } = start();
        while (calls().length === 0) await wait(20);
        child.kill("SIGINT");
        const { code, progress } = await end;
        assert.deepEqual([code, stamp()], [130, false]);
        assert.match(progress, /interrupted; the next run does it again/);
        npm(installs);
        assert.equal((await start().end).code, 3);
    });

    it("does a killed installation again, whatever lock it left", async () => {
        npm('[ "$1" = ci ] && exec sleep 2');
        const { child, end } = start();
        while (calls().length === 0) await wait(20);
        child.kill("SIGKILL");
        await end;
        npm(installs);
        assert.equal((await start().end).code, 3);
    });

    it("installs once when started twice at once", async () => {
        npm(`sleep 0.3; ${installs}`);
        const both = await Promise.all([start("a").end, start("b").end]);
        assert.deepEqual(
            both.map(({ code }) => code),
            [3, 3],
        );
        assert.equal(calls().length, 2);
        assert.ok(both.some(({ progress }) => /waiting for process \d+, which is installing/.test(progress)));
    });

    it("passes signals on and ends as its child ends", async () => {
        write(
            "cli/main.ts",
            "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up');",
        );
        const { child, end } = start();
        await once(child.stdout, "data");
        child.kill("SIGTERM");
        assert.equal((await end).code, 7);
        write("cli/main.ts", "process.kill(process.pid, 'SIGKILL');");
        assert.equal((await start().end).code, 137);
    });
});
