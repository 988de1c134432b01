import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parse } from "yaml";
import { repository, requireCli } from "../sandbox/engine/sandbox-fixture.ts";
import { Operator } from "./operator.ts";
import { blocksOf } from "./page.ts";

const SECRET = "example-secret-value";

/** A state as the engine exports it with `--show-secrets`: importing it encrypts, with the stack's own provider. */
function state(stack: string, stackFile: string) {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: `"${SECRET}"` };
    const urn = `urn:pulumi:${stack}::ha-platform::pulumi:pulumi:Stack::ha-platform-${stack}`;
    const resource = { urn, type: "pulumi:pulumi:Stack", custom: false, outputs: { key: secret } };
    const { encryptionsalt: salt } = parse(fs.readFileSync(stackFile, "utf8"));
    const provider = { type: "passphrase", state: { salt } };
    return { version: 3, deployment: { manifest: {}, secrets_providers: provider, resources: [resource] } };
}

describe("the copy of a stack's state and configuration", function () {
    this.timeout(120_000);
    let folder = "";
    let operator: Operator;

    before(async function () {
        const cli = await requireCli(this);
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-configuration-"));
        fs.mkdirSync(path.join(folder, "backend"));
        fs.symlinkSync(path.join(repository, "operations"), path.join(folder, "operations"));
        fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: ha-platform\nruntime: nodejs\n");
        const git = ["-c", "user.name=example", "-c", "user.email=example@example.com", "-c", "commit.gpgsign=false"];
        execFileSync("git", ["init", "--quiet"], { cwd: folder });
        execFileSync("git", [...git, "commit", "--quiet", "--allow-empty", "--message=Example"], { cwd: folder });
        const environment = {
            HOME: folder,
            PULUMI_HOME: path.join(folder, ".pulumi"),
            PULUMI_BACKEND_URL: `file://${path.join(folder, "backend")}`,
            PULUMI_CONFIG_PASSPHRASE: "example-passphrase",
            PULUMI_SKIP_UPDATE_CHECK: "true",
        };
        operator = new Operator(folder, environment, cli, path.join(cli, "bin"));
        const made = operator.bash(`pulumi stack init prod
            pulumi config set --secret key ${SECRET} --stack prod`);
        assert.equal(made.status, 0, made.stderr);
        const plain = path.join(folder, "plain.json");
        fs.writeFileSync(plain, JSON.stringify(state("prod", path.join(folder, "Pulumi.prod.yaml"))));
        const imported = operator.bash("pulumi stack import --stack prod --file plain.json");
        assert.equal(imported.status, 0, imported.stderr);
        fs.rmSync(plain);
    });
    after(() => {
        if (folder !== "") fs.rmSync(folder, { recursive: true, force: true });
    });

    it("[ER-11] [CN-12] comes back as the guide says, and holds no secret in plain text", () => {
        const exported = "pulumi stack export --stack prod --show-secrets | sed '/\"time\"/d'";
        const before = operator.bash(exported).stdout;
        assert.ok(before.includes(SECRET));
        for (const { text } of blocksOf("docs/backups.md").filter((block) => /prod\.tar\.gz/.test(block.text))) {
            const { status, stdout, stderr } = operator.bash(text);
            assert.equal(status, 0, stdout + stderr);
        }
        assert.equal(operator.bash(exported).stdout, before);
        const kept = operator.bash("tar --extract --gzip --to-stdout --file prod.tar.gz").stdout;
        assert.match(kept, /ciphertext/);
        assert.match(kept, /ha-platform:key:\n\s+secure:/);
        assert.ok(!kept.includes(SECRET));
        assert.ok(kept.includes(operator.bash("git rev-parse HEAD").stdout));
        assert.equal(operator.bash("sha256sum --check prod.tar.gz.sha256").status, 0);
    });

    it("is never overwritten", () => {
        const { status, stderr } = operator.script("backup-configuration.sh", ["prod", "prod.tar.gz"]);
        assert.equal(status, 2);
        assert.match(stderr, /prod\.tar\.gz must not exist yet/);
    });

    it("is not written when the state shows a secret", () => {
        const careless = path.join(folder, "careless");
        fs.mkdirSync(careless);
        const text = JSON.stringify(state("prod", path.join(folder, "Pulumi.prod.yaml")));
        // A stand-in for a CLI that was told, by an alias for example, to show secrets.
        fs.writeFileSync(path.join(careless, "pulumi"), `#!/bin/sh\necho '${text}' >"$6"\n`, { mode: 0o755 });
        const other = new Operator(folder, {}, careless);
        const { status, stderr } = other.script("backup-configuration.sh", ["prod", "shown.tar.gz"]);
        assert.deepEqual(
            [status, stderr],
            [1, "backup-configuration: the state holds a secret in plain text, nothing was written\n"],
        );
        assert.deepEqual(
            fs.readdirSync(folder).filter((name) => name.startsWith("shown")),
            [],
        );
    });

    it("names the stack's file when there is none", () => {
        const { status, stderr } = operator.script("backup-configuration.sh", ["production", "more.tar.gz"]);
        assert.equal(status, 2);
        assert.match(stderr, /Pulumi\.production\.yaml cannot be read/);
    });
});
