import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { Generations } from "../../sandbox/engine/generations.ts";
import { stackFolder } from "../../sandbox/engine/run.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";

describe("bad input on the engine", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    beforeEach(async function () {
        sandbox = await Sandbox.open(this, ["esta-tracker"]);
    });
    afterEach(() => sandbox?.close());

    async function previewWith(changes: Record<string, unknown>): Promise<string> {
        sandbox.configure("prod", changes);
        const said = failure(await sandbox.run("preview"));
        assert.ok(!/\n\s+at /.test(said), `no stack traces:\n${said}`);
        return said;
    }

    it("five mistakes in the configuration come back at once, before any resource", async () => {
        const said = await previewWith({
            "regions.failover": 7,
            "google.project": "Nope",
            "cloudflare.accountId": "abc",
            "esta-tracker.releases.image": "app:latest",
            protect: "maybe",
        });
        assert.match(said, /Pulumi\.prod\.yaml has 5 problems/);
        for (const key of [
            "regions.failover",
            "google.project",
            "cloudflare.accountId",
            "esta-tracker.releases.image",
            "protect",
        ]) {
            assert.match(said, new RegExp(`ha-platform:${key.replace(".", "\\.")} must be`));
        }
    });

    it("a failover region equal to the primary", async () => {
        assert.match(
            await previewWith({ "regions.failover": "us-central1" }),
            /regions\.failover must differ from the primary region/,
        );
    });

    it("a writer that names no region", async () => {
        assert.match(
            await previewWith({ "regions.writer": "us-west1" }),
            /regions\.writer must name one of the two regions/,
        );
    });

    it("CIDRs that overlap", async () => {
        const network = { "us-central1": "10.16.0.0/16", "us-east1": "10.16.128.0/18" };
        assert.match(await previewWith({ network }), /network\.us-east1 must not overlap the block of us-central1/);
    });

    it("an unknown system", async () => {
        assert.match(
            await previewWith({ systems: ["esta"] }),
            /systems\.0 must be one of .*esta-tracker.*, got "esta"/,
        );
    });

    it("an objective that the probe settings cannot meet", async () => {
        assert.match(
            await previewWith({ "cloudflare.shortestProbeSeconds": 60 }),
            /failover must be longer than 67 s, the fastest that probes each 1 min can be, got 30 s/,
        );
    });

    it("an unknown stack", async () => {
        await assert.rejects(
            sandbox.run("preview", { stack: "production" }),
            /stack must be one of those that exist \(prod, staging\), got production/,
        );
    });

    for (const [what, program, said] of [
        [
            "zone",
            "missing-zone",
            /DnsRecord "record": zoneId must name a zone that exists, got "0{32}"; create it first/,
        ],
        [
            "certificate",
            "missing-certificate",
            /RegionTargetHttpsProxy "proxy": certificateManagerCertificates\[0\] must name a certificate that exists, got "projects.*none"; create it first/,
        ],
    ] as const) {
        it(`a ${what} that does not exist`, async () => {
            const broken = await sandbox.run("up", {
                program: path.join(import.meta.dirname, `programs/${program}.ts`),
            });
            assert.match(failure(broken), said);
        });
    }

    it("a provider that was forgotten: it fails instead of using whatever credentials are around", async () => {
        const program = path.join(import.meta.dirname, "programs/forgotten-provider.ts");
        assert.match(failure(await sandbox.run("preview", { program })), /[Dd]efault provider for 'gcp' disabled/);
    });

    it("a corrupt store: one sentence with the file and the remedy, and nothing is lost", async () => {
        succeeded(await sandbox.run("up", { stack: "staging" }));
        const folder = stackFolder(sandbox.root, "staging");
        const store = new Generations(folder).current()?.store ?? "";
        const whole = fs.readFileSync(store);
        fs.writeFileSync(store, Buffer.alloc(5000, 7));
        await assert.rejects(
            sandbox.run("up", { stack: "staging" }),
            /clouds\.sqlite is damaged \(.*\); remove .*\/staging to start from nothing/,
        );
        fs.writeFileSync(store, whole);
        const again = succeeded(await sandbox.run("up", { stack: "staging" }));
        assert.deepEqual(Object.keys(again.changes), ["same"]);
    });
});
