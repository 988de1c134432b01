import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as cloudflare from "@pulumi/cloudflare";
import * as gcp from "@pulumi/gcp";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { onStore } from "../../../sandbox/cloud/outside.ts";
import { engineFound, type Outcome, type Program, Sandbox } from "./engine-run.ts";

interface Settings {
    readonly stage?: string;
    /** The bucket's name; automatic by default. */
    readonly bucket?: string;
    readonly location?: string;
    readonly region?: string;
    readonly protect?: boolean;
    readonly networkTier?: string;
    readonly ignoreStage?: boolean;
}

/** One resource or two of each cloud. */
function program(settings: Settings = {}): Program {
    const {
        stage = "one",
        location = "us-central1",
        region = "us-central1",
        protect = false,
        networkTier = "STANDARD",
    } = settings;
    return async () => {
        const east = {
            provider: new aws.Provider("east", { region: "us-east-1", accessKey: "example", secretKey: "example" }),
        };
        const google = { provider: new gcp.Provider("google", { project: "example-project", region }) };
        const cluster = { provider: new kubernetes.Provider("cluster", { kubeconfig: "{}" }) };
        const edge = { provider: new cloudflare.Provider("edge", { apiToken: pulumi.secret("x".repeat(40)) }) };

        const logs = new aws.s3.Bucket(
            "logs",
            { tags: { stage } },
            { ...east, ignoreChanges: settings.ignoreStage ? ["tags"] : [] },
        );
        const backup = new gcp.storage.Bucket(
            "backup",
            { location, ...(settings.bucket ? { name: settings.bucket } : {}) },
            google,
        );
        const address = new gcp.compute.Address("front", { networkTier }, google);
        const guarded = new gcp.secretmanager.Secret(
            "guarded",
            { replication: { auto: {} }, deletionProtection: protect },
            google,
        );
        const apps = new kubernetes.core.v1.Namespace("apps", {}, cluster);
        const map = new kubernetes.core.v1.ConfigMap(
            "settings",
            { metadata: { namespace: apps.metadata.name }, data: { bucket: logs.arn } },
            cluster,
        );
        const zone = new cloudflare.Zone("site", { account: { id: "f".repeat(32) }, name: "example.com" }, edge);
        new cloudflare.DnsRecord(
            "www",
            { zoneId: zone.id, name: "www.example.com", type: "A", content: address.address, ttl: 300 },
            edge,
        );
        return { arn: logs.arn, backup: backup.name, link: address.selfLink, map: map.id, secret: guarded.id };
    };
}

const everything = 13; // eight resources, four providers and the stack

/** What the engine said about the resources whose URN ends in the name: operations in order. */
function operations({ events }: Outcome, name: string): readonly string[] {
    return events.flatMap(({ resourcePreEvent }) => {
        const { metadata } = resourcePreEvent ?? {};
        return metadata?.urn.endsWith(`::${name}`) ? [metadata.op] : [];
    });
}

async function failure(run: Promise<Outcome>): Promise<string> {
    return run.then(
        () => assert.fail("the run must fail"),
        (error: Error) => error.message.replace(/\s+/g, " "),
    );
}

describe("the simulated clouds on the engine", function () {
    this.timeout(240_000);
    let sandbox: Sandbox;
    before(function () {
        if (!engineFound) this.skip();
    });
    beforeEach(() => {
        sandbox = new Sandbox();
    });
    afterEach(() => sandbox.remove());

    it("preview, create, settle and destroy all four clouds", async () => {
        const preview = await sandbox.preview(program());
        assert.deepEqual(preview.summary, { create: everything });
        assert.equal(onStore(sandbox.store, (cloud) => cloud.list()).length, 0, "a preview creates nothing");

        const up = await sandbox.up(program());
        assert.deepEqual(up.summary, { create: everything });
        assert.match(String(up.outputs.arn), /^arn:aws:s3:::logs-[0-9a-f]{7}$/);
        assert.match(String(up.outputs.backup), /^backup-[0-9a-f]{7}$/);
        assert.match(
            String(up.outputs.link),
            /projects\/example-project\/regions\/us-central1\/addresses\/front-[0-9a-f]{7}$/,
        );
        assert.match(String(up.outputs.map), /^apps-[0-9a-f]{8}\/settings-[0-9a-f]{8}$/);

        assert.deepEqual((await sandbox.up(program())).summary, { same: everything });
        assert.deepEqual((await sandbox.refresh(program())).summary, { same: everything });
        assert.deepEqual((await sandbox.preview(program())).summary, { same: everything });
        assert.deepEqual((await sandbox.destroy(program())).summary, { delete: everything });
        assert.equal(onStore(sandbox.store, (cloud) => cloud.list()).length, 0);
    });

    it("shows in refresh what changed behind Pulumi's back, and repairs it in the next update", async () => {
        await sandbox.up(program());
        onStore(sandbox.store, (cloud) => {
            cloud.set("logs", "tags.stage", "changed");
            cloud.remove("Address/front");
        });
        const refresh = await sandbox.refresh(program());
        assert.deepEqual(operations(refresh, "logs").at(-1), "refresh");
        assert.equal(refresh.summary.update, 1);
        assert.equal(refresh.summary.delete, 1);
        const repair = await sandbox.up(program());
        assert.deepEqual(operations(repair, "front"), ["create"]);
        assert.deepEqual(operations(repair, "logs"), ["update"]);
        assert.equal(
            onStore(sandbox.store, (cloud) => cloud.list({ name: "logs" }))[0]?.outputs.tags instanceof Object,
            true,
        );
        assert.deepEqual((await sandbox.up(program())).summary, { same: everything });
    });

    it("updates in place what may change and replaces what may not, in the provider's order", async () => {
        await sandbox.up(program({ bucket: "example-backup" }));
        const inPlace = await sandbox.up(program({ bucket: "example-backup", stage: "two" }));
        assert.deepEqual(operations(inPlace, "logs"), ["update"]);
        const fixedName = await sandbox.up(program({ bucket: "example-backup", stage: "two", location: "us-east1" }));
        assert.deepEqual(operations(fixedName, "backup"), ["delete-replaced", "replace", "create-replacement"]);
        const renamed = await sandbox.up(program({ stage: "two", location: "us-east1" }));
        assert.deepEqual(operations(renamed, "backup"), ["create-replacement", "replace", "delete-replaced"]);
        const automatic = await sandbox.up(program({ stage: "two", location: "us-west1" }));
        assert.deepEqual(operations(automatic, "backup"), ["create-replacement", "replace", "delete-replaced"]);
        assert.notEqual(renamed.outputs.backup, automatic.outputs.backup, "both lived for a moment");
        assert.deepEqual((await sandbox.up(program({ stage: "two", location: "us-west1" }))).summary, {
            same: everything,
        });
    });

    it("moves everything behind a provider whose region changes", async () => {
        await sandbox.up(program());
        const moved = await sandbox.up(program({ region: "us-east1" }));
        assert.ok(operations(moved, "google").includes("create-replacement"));
        assert.match(String(moved.outputs.link), /regions\/us-east1/);
    });

    it("leaves alone what the program ignores", async () => {
        await sandbox.up(program());
        const again = await sandbox.up(program({ stage: "two", ignoreStage: true }));
        assert.deepEqual(operations(again, "logs"), ["same"]);
    });

    it("refuses at preview what the provider refuses, naming type, property, value and what is allowed", async () => {
        const message = await failure(sandbox.preview(program({ networkTier: "GOLD" })));
        assert.match(message, /gcp:compute\/address:Address resource 'front'/);
        assert.match(
            message,
            /property networkTier value \{GOLD\} has a problem: must be one of PREMIUM, STANDARD, got "GOLD"/,
        );
    });

    it("refuses to delete what is protected, until an update lifts the protection", async () => {
        await sandbox.up(program({ protect: true }));
        const message = await failure(sandbox.destroy(program({ protect: true })));
        assert.match(
            message,
            /gcp:secretmanager\/secret:Secret "guarded": deletionProtection must be false before it can be deleted, got true/,
        );
        await sandbox.up(program({ protect: false }));
        await sandbox.destroy(program());
    });

    it("fails a region's resources while it is down, and works again once it is healed", async () => {
        onStore(sandbox.store, (cloud) => cloud.addFault({ region: "us-central1", effect: { kind: "fail" } }));
        await sandbox.preview(program());
        const message = await failure(sandbox.up(program()));
        assert.match(
            message,
            /503 us-central1 is unavailable \(simulated fault 1: region us-central1\); heal it with "ha cloud heal"/,
        );
        const made = onStore(sandbox.store, (cloud) => cloud.list({ region: "us-central1" }));
        assert.deepEqual(made, [], "nothing came up in the lost region");
        onStore(sandbox.store, (cloud) => cloud.heal());
        await sandbox.up(program());
        assert.deepEqual((await sandbox.up(program())).summary, { same: everything });
    });

    it("gives the same outputs in two sandboxes", async () => {
        const other = new Sandbox();
        try {
            const [one, two] = [await sandbox.up(program()), await other.up(program())];
            assert.deepEqual(one.outputs, two.outputs);
            const state = (file: string) =>
                onStore(file, (cloud) =>
                    cloud
                        .list()
                        .map(({ urn, id, outputs }) => ({ urn, id, outputs }))
                        .sort((a, b) => (a.urn < b.urn ? -1 : 1)),
                );
            assert.deepEqual(state(sandbox.store), state(other.store));
        } finally {
            other.remove();
        }
    });
});
