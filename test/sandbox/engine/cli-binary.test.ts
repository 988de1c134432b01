import assert from "node:assert/strict";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type CliSearch, findCli, obtainCli, sdkVersion } from "../../../sandbox/engine/cli-binary.ts";

const repository = join(import.meta.dirname, "..", "..", "..");
const tools = [dirname(process.execPath), "/usr/bin", "/bin"]; // what the scripts below need; no pulumi and no go

describe("the Pulumi CLI", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "ha-cli-"));
        put("node_modules/@pulumi/pulumi/package.json", '{ "version": "3.259.0" }');
        put("tools/cli/go.mod", "module example\n\ngo 1.25.11\n");
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    const put = (path: string, content: string): string => {
        const full = join(root, path);
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(full, content);
        chmodSync(full, 0o755);
        return full;
    };
    const cli = (path: string, version: string): string => put(path, `#!/bin/sh\necho ${version}\n`);
    const search = (path: readonly string[] = [], more: Partial<CliSearch> = {}): CliSearch => ({
        root,
        environment: { PATH: [...path, ...tools].join(delimiter), PULUMI_HOME: join(root, "home") },
        downloadProbe: "http://127.0.0.1:1/",
        onProgress: () => {},
        ...more,
    });
    const own = (): string => join(root, ".ha", "cli", "3.259.0");

    it("is built in the very version of the SDK", () => {
        const goModule = readFileSync(join(repository, "tools", "cli", "go.mod"), "utf8");
        for (const part of ["pkg", "sdk"]) {
            const pinned = new RegExp(`github\\.com/pulumi/pulumi/${part}/v3 v(\\S+)`).exec(goModule)?.[1];
            assert.equal(pinned, sdkVersion(repository), part);
        }
    });

    describe("that is on the machine", () => {
        it("is found in the project's own folder first", async () => {
            cli(".ha/cli/3.259.0/bin/pulumi", "v3.259.0");
            cli("elsewhere/bin/pulumi", "v3.259.0");
            assert.equal(await findCli(search([join(root, "elsewhere/bin")])), own());
        });

        it("is found on PATH when its minor version is the SDK's", async () => {
            cli("old/bin/pulumi", "v3.258.9");
            cli("new/bin/pulumi", "v3.259.4");
            const path = [join(root, "old/bin"), join(root, "new/bin")];
            assert.equal(await findCli(search(path)), join(root, "new"));
        });

        it("is found where the npm launcher keeps it", async () => {
            cli("home/versions/3.259.0/bin/pulumi", "v3.259.0");
            assert.equal(await findCli(search()), join(root, "home/versions/3.259.0"));
        });

        it("is not the npm launcher, which would download one", async () => {
            cli("node_modules/pulumi/run.js", "v3.259.0");
            mkdirSync(join(root, "node_modules/.bin"));
            mkdirSync(join(root, "global/bin"), { recursive: true });
            symlinkSync("../pulumi/run.js", join(root, "node_modules/.bin/pulumi"));
            symlinkSync("../../node_modules/pulumi/run.js", join(root, "global/bin/pulumi"));
            assert.equal(await findCli(search([join(root, "node_modules/.bin"), join(root, "global/bin")])), undefined);
        });

        it("does not count when it is half written or of no version", async () => {
            put(".ha/cli/3.259.0/bin/pulumi", "\u007fELF half of a binary");
            cli("home/versions/3.259.0/bin/pulumi", "");
            assert.equal(await findCli(search()), undefined);
        });
    });

    describe("that is not", () => {
        let server: Server;
        let probe: string;
        beforeEach(async () => {
            server = createServer((_, response) => response.end());
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            probe = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
        });
        afterEach(() => server.close());

        const launcher = (action: string): string =>
            put(
                "node_modules/pulumi/run.js",
                `const { mkdirSync, writeFileSync } = require("node:fs");
                const folder = process.env.PULUMI_HOME + "/versions/" + process.env.PULUMI_VERSION + "/bin";
                mkdirSync(folder, { recursive: true });
                ${action}`,
            );
        const installs = 'writeFileSync(folder + "/pulumi", "#!/bin/sh\\necho v3.259.0\\n", { mode: 0o755 });';
        const go = (action: string): string => {
            put(
                "go/bin/go",
                `#!/bin/sh\nfor a in "$@"; do case "$a" in -o=*) out="\${a#-o=}";; esac; done\n${action}\n`,
            );
            return join(root, "go/bin");
        };
        const builds = 'printf "#!/bin/sh\\necho v3.259.0\\n" > "$out/pulumi" && chmod +x "$out/pulumi"';

        it("is downloaded with the npm launcher", async () => {
            launcher(installs);
            assert.equal(await obtainCli(search([], { downloadProbe: probe })), own());
            assert.deepEqual(readdirSync(join(root, ".ha/cli")), ["3.259.0"]);
        });

        it("is built with Go when the download host cannot be reached, with progress", async () => {
            launcher(installs);
            const said: string[] = [];
            const path = [go(`echo go: downloading example v1 >&2; echo example/a >&2; sleep 1.3; ${builds}`)];
            assert.equal(await obtainCli(search(path, { onProgress: (text) => said.push(text) })), own());
            assert.ok(
                said.includes(
                    "building the Pulumi CLI 3.259.0 with Go, once (3 minutes on 2 cores): 1 modules downloaded, 1 packages compiled, 1 s",
                ),
                said.join("\n"),
            );
        });

        it("replaces a half-written one", async () => {
            put(".ha/cli/3.259.0/bin/pulumi", "\u007fELF half of a binary");
            assert.equal(await obtainCli(search([go(builds)])), own());
            assert.equal(await findCli(search()), own());
        });

        it("is got once when two processes want it at once", async () => {
            const path = [go(`echo x >> "${root}/builds"; sleep 0.5; ${builds}`)];
            const found = await Promise.all([obtainCli(search(path)), obtainCli(search(path))]);
            assert.deepEqual(found, [own(), own()]);
            assert.equal(readFileSync(join(root, "builds"), "utf8"), "x\n");
        });

        it("ends in one sentence with both remedies, and leaves nothing half done", async () => {
            launcher(installs);
            server.close();
            const host = new URL(probe).host;
            await assert.rejects(obtainCli(search([], { downloadProbe: probe })), {
                name: "Refusal",
                message: `the Pulumi CLI 3.259.0 is not on this machine, could not be downloaded (${host} is not reachable: connect ECONNREFUSED ${host}) and could not be built (no Go toolchain on PATH): install Pulumi 3.259.0 (https://www.pulumi.com/docs/iac/download-install/versions/) or Go 1.25.11 (https://go.dev/dl/) and run this again`,
            });
            assert.deepEqual(readdirSync(join(root, ".ha/cli")), []);
        });

        it("does not count when what came out does not run", async () => {
            launcher('writeFileSync(folder + "/pulumi", "half", { mode: 0o755 });');
            await assert.rejects(
                obtainCli(search([go("echo 'go: errors parsing go.mod' >&2; exit 1")], { downloadProbe: probe })),
                /could not be downloaded \(what came out does not run\) and could not be built \(go: errors parsing go\.mod\)/,
            );
            assert.equal(existsSync(own()), false);
        });
    });
});
