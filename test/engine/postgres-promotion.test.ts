import assert from "node:assert/strict";
import * as path from "node:path";
import { z } from "zod";
import type { EngineCommand } from "../../sandbox/engine/messages.ts";
import type { RunResult } from "../../sandbox/engine/run.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";

const program = path.join(import.meta.dirname, "programs/postgres-pair.ts");
const EAST = "DatabaseInstance/claims-us-east1";

/** A sandbox that runs nothing but a database pair. */
class PairSandbox {
    readonly #sandbox: Sandbox;

    private constructor(sandbox: Sandbox) {
        this.#sandbox = sandbox;
    }

    static async open(suite: Mocha.Context, edition: string): Promise<PairSandbox> {
        const sandbox = await Sandbox.open(suite, ["esta-tracker"]);
        sandbox.configure("prod", { postgres: { edition, transition: "none" } });
        return new PairSandbox(sandbox);
    }

    set(writer: string, transition = "none"): void {
        this.#sandbox.configure("prod", { "regions.writer": writer, "postgres.transition": transition });
    }

    run(command: EngineCommand, options = {}): Promise<RunResult> {
        return this.#sandbox.run(command, { program, ...options });
    }

    async changes(command: EngineCommand): Promise<[string, string][]> {
        const { resources } = succeeded(await this.run(command));
        return resources
            .filter(({ op }) => op !== "same" && op !== "refresh")
            .map(({ op, urn }) => [op, urn.split("::").at(-1) ?? ""]);
    }

    get cloud() {
        return this.#sandbox.behindTheBack.bind(this.#sandbox);
    }

    async replacements(command: EngineCommand): Promise<string[]> {
        const names = (await this.changes(command)).filter(([op]) => op !== "update").map(([, name]) => name);
        return [...new Set(names)];
    }

    instance(region: string) {
        const [row] = this.cloud((cloud) => cloud.list({ type: "DatabaseInstance", name: `claims-${region}` }));
        return z.looseObject({ settings: z.looseObject({}) }).parse(row?.outputs);
    }

    setting(region: string, key: string): unknown {
        return this.instance(region).settings[key];
    }

    backups(region: string) {
        return z.looseObject({}).parse(this.setting(region, "backupConfiguration"));
    }

    /** What a switchover or a replica failover of Enterprise Plus leaves behind: both roles changed, each names the other. */
    switchOver(from: string, to: string): void {
        this.cloud((cloud) => {
            const [old, next] = [`DatabaseInstance/claims-${from}`, `DatabaseInstance/claims-${to}`];
            cloud.promote(next);
            cloud.set(next, "replicationCluster.failoverDrReplicaName", `claims-${from}`);
            cloud.set(next, "settings.backupConfiguration.enabled", true);
            cloud.set(old, "instanceType", "READ_REPLICA_INSTANCE");
            cloud.set(old, "masterInstanceName", `claims-${to}`);
            cloud.set(old, "replicationCluster.failoverDrReplicaName", "");
            cloud.set(old, "settings.backupConfiguration.enabled", false);
        });
    }

    close(): void {
        this.#sandbox.close();
    }
}

describe("a database pair after a plain promotion", function () {
    this.timeout(600_000);
    let pair: PairSandbox;

    before(async function () {
        pair = await PairSandbox.open(this, "ENTERPRISE");
    });
    after(() => pair?.close());

    it("[CN-04] comes up from nothing in one update, and a second changes nothing", async () => {
        const { outputs } = succeeded(await pair.run("up"));
        assert.match(String(outputs.write), /^10\..*:5432$/);
        assert.deepEqual([outputs.replicating, outputs.roles], [true, roles("us-central1")]);
        assert.deepEqual(await pair.changes("up"), []);
    });

    it("[CN-03] [trap 11] has two instances of one shape, private and encrypted, so that either can take over", () => {
        const shape = (region: string) => {
            const { edition, tier, availabilityType, diskAutoresize, databaseFlags, ipConfiguration } =
                pair.instance(region).settings;
            const { ipv4Enabled, sslMode } = z.looseObject({}).parse(ipConfiguration);
            return { edition, tier, availabilityType, diskAutoresize, databaseFlags, ipv4Enabled, sslMode };
        };
        assert.deepEqual(shape("us-central1"), shape("us-east1"));
        const { availabilityType, ipv4Enabled, sslMode } = shape("us-east1");
        assert.deepEqual([availabilityType, ipv4Enabled, sslMode], ["REGIONAL", false, "ENCRYPTED_ONLY"]);
    });

    it("[trap 12] a forgotten writer changes nothing, and the missing copy is told", async () => {
        pair.cloud((cloud) => cloud.promote(EAST));
        await pair.changes("refresh");
        const preview = succeeded(await pair.run("preview"));
        assert.deepEqual(Object.keys(preview.changes), ["same"]);
        assert.match(warnings(preview), /does not follow claims-us-central1: there is no copy in another region/);
    });

    it("[trap 12] the operator changes only the writer: nothing is replaced or deleted, and backups begin", async () => {
        pair.set("us-east1");
        assert.deepEqual(await pair.changes("preview"), [["update", "claims-us-east1"]]);
        assert.deepEqual(await pair.changes("up"), [["update", "claims-us-east1"]]);
        assert.equal(pair.backups("us-east1").enabled, true);
        assert.equal(pair.backups("us-east1").location, "us-central1");
        const again = succeeded(await pair.run("up"));
        assert.deepEqual(Object.keys(again.changes), ["same"]);
        assert.equal(again.outputs.replicating, false);
    });

    it("leaves the old primary as it is, with its backups: it holds what was written last", async () => {
        assert.equal(pair.instance("us-central1").instanceType, "CLOUD_SQL_INSTANCE");
        assert.equal(pair.backups("us-central1").enabled, true);
    });

    it("refuses to rebuild the old primary before it is released", async () => {
        pair.set("us-east1", "rebuild");
        assert.match(failure(await pair.run("up")), /claims-us-central1.*(protect|deletionProtection)/s);
        assert.equal(pair.instance("us-central1").instanceType, "CLOUD_SQL_INSTANCE");
    });

    it("rebuilds it as a replica in two explicit steps, and then protects it again", async () => {
        pair.set("us-east1", "release");
        assert.deepEqual(await pair.changes("up"), [["update", "claims-us-central1"]]);
        pair.set("us-east1", "rebuild");
        assert.deepEqual(await pair.replacements("preview"), ["claims-us-central1"]);
        await pair.changes("up");
        pair.set("us-east1");
        assert.deepEqual(await pair.changes("up"), [["update", "claims-us-central1"]]);
        const { outputs, changes } = succeeded(await pair.run("up"));
        assert.deepEqual([outputs.replicating, outputs.roles], [true, roles("us-east1")]);
        assert.deepEqual(Object.keys(changes), ["same"]);
        assert.equal(pair.setting("us-central1", "deletionProtectionEnabled"), true);
    });

    it("goes back the same way, promoted by the program this time", async () => {
        pair.set("us-central1");
        assert.match(
            failure(await pair.run("preview")),
            /regions\.writer names us-central1, whose instance is a read replica/,
        );
        pair.set("us-central1", "promote");
        const { changes, resources } = succeeded(await pair.run("up"));
        assert.deepEqual(Object.keys(changes).sort(), ["same", "update"]);
        const promoted = resources.find(({ urn }) => urn.endsWith("::claims-us-central1"));
        assert.deepEqual([promoted?.op, promoted?.changed.includes("instanceType")], ["update", true]);
        assert.deepEqual(pair.instance("us-central1").masterInstanceName, "");
        pair.set("us-central1");
        assert.deepEqual(await pair.changes("up"), []);
        assert.deepEqual(await pair.changes("refresh"), []);
    });

    it("is destroyed by force only, and leaves nothing", async () => {
        await assert.rejects(pair.run("destroy"), /protected/);
        succeeded(await pair.run("destroy", { force: true }));
        assert.deepEqual(
            pair.cloud((cloud) => cloud.list().filter(({ abandoned }) => !abandoned)),
            [],
        );
    });
});

describe("a database pair with a recovery replica", function () {
    this.timeout(600_000);
    let pair: PairSandbox;

    before(async function () {
        pair = await PairSandbox.open(this, "ENTERPRISE_PLUS");
    });
    after(() => pair?.close());

    it("[trap 12] cannot name the replica before it exists, so pairing is a second update, in place", async () => {
        const first = succeeded(await pair.run("up"));
        assert.match(String(first.outputs.write), /^10\..*:6432$/);
        pair.set("us-central1", "pair");
        assert.deepEqual(await pair.changes("up"), [["update", "claims-us-central1"]]);
        pair.set("us-central1");
        const { outputs, changes } = succeeded(await pair.run("up"));
        assert.deepEqual(Object.keys(changes), ["same"]);
        assert.match(String(outputs.write), /\.sql-psa\.goog:6432$/);
        assert.match(String(outputs.direct), /\.sql-psa\.goog:5432$/);
    });

    for (const [direction, writer, reader] of [
        ["there", "us-east1", "us-central1"],
        ["and back", "us-central1", "us-east1"],
    ] as const) {
        it(`${direction}: a switchover with a forgotten writer fails the preview instead of promoting the old primary`, async () => {
            pair.switchOver(reader, writer);
            await pair.changes("refresh");
            const said = failure(await pair.run("preview"));
            assert.match(said, new RegExp(`regions.writer names ${reader}, whose instance is a read replica`));
        });

        it(`${direction}: the operator changes only the writer; roles stay, the write endpoint too, and the pair is whole`, async () => {
            pair.set(writer);
            assert.deepEqual(await pair.replacements("preview"), []);
            const { outputs } = succeeded(await pair.run("up"));
            assert.deepEqual([outputs.replicating, outputs.roles], [true, roles(writer)]);
            assert.match(String(outputs.write), /\.sql-psa\.goog:6432$/);
            assert.deepEqual(await pair.changes("up"), []);
            assert.equal(pair.instance(reader).masterInstanceName, `claims-${writer}`);
        });
    }
});

function roles(writer: string) {
    return Object.fromEntries(
        ["us-central1", "us-east1"].map((region) => [
            region,
            region === writer ? "CLOUD_SQL_INSTANCE" : "READ_REPLICA_INSTANCE",
        ]),
    );
}

function warnings({ diagnostics }: RunResult): string {
    return diagnostics.map(({ message }) => message).join("\n");
}
