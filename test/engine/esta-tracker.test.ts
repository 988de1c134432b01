import assert from "node:assert/strict";
import { refreshSummary } from "./deployed.ts";
import { Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

describe("ESTA Tracker on the engine", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["esta-tracker"]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    it("[ET-02] runs the same image in both regions, warm, with the same ceiling", async () => {
        const { deployment } = (await sandbox.run("preview")).state();
        const services = (deployment.resources ?? []).filter(({ type }) => type === "gcp:cloudrunv2/service:Service");
        assert.equal(services.length, 4);
        for (const role of ["api", "functions"]) {
            const pair = services
                .filter(({ urn }) => urn.includes(`-${role}-`))
                .map(({ inputs }) => templateOf(inputs));
            const images = new Set(pair.map((template) => template.containers[0]?.image));
            const ceilings = new Set(pair.map((template) => template.scaling.maxInstanceCount));
            assert.deepEqual([pair.length, images.size, ceilings.size], [2, 1, 1]);
            assert.ok(pair.every((template) => template.scaling.minInstanceCount >= 1));
        }
    });

    it("exports its endpoints, names and tables", async () => {
        const { outputs } = succeeded(await sandbox.run("up"));
        const systems = outputs.systems as Record<string, Record<string, unknown>>;
        const { endpoints, cache, nameServers, secrets, circuitBreakers } = systems["esta-tracker"] ?? {};
        assert.deepEqual(Object.keys(endpoints as object).sort(), ["addresses", "bypass", "public", "regions"]);
        for (const address of Object.values((endpoints as { addresses: Record<string, string> }).addresses)) {
            assert.match(address, /^198\.1[89]\./);
        }
        for (const endpoint of Object.values((cache as { endpoints: Record<string, string> }).endpoints)) {
            assert.match(endpoint, /^10\..*:6379$/);
        }
        assert.equal((nameServers as { bypass: string[] }).bypass.length, 4);
        assert.match((secrets as { sessionKey: string }).sessionKey, /^projects\/example-project\/secrets\//);
        assert.deepEqual(circuitBreakers, {
            firestore: { failures: 5, successes: 2, resetSeconds: 30, windowSeconds: 60 },
            "external-api": { failures: 3, successes: 2, resetSeconds: 60, windowSeconds: 120 },
            "background-jobs": { failures: 10, successes: 3, resetSeconds: 120, windowSeconds: 300 },
        });
    });

    it("shows an out-of-band change in refresh, that change and no other, and repairs it with up", async () => {
        sandbox.behindTheBack((cloud) =>
            cloud.set("RegionSslPolicy/esta-tracker-origin-us-east1-tls", "minTlsVersion", "TLS_1_0"),
        );
        const refreshed = succeeded(await sandbox.run("refresh"));
        const changed = refreshed.resources.filter(({ op }) => op !== "same" && op !== "refresh");
        assert.deepEqual(
            changed.map(({ urn, op }) => [urn.split("::").at(-1), op]),
            [["esta-tracker-origin-us-east1-tls", "update"]],
        );
        assert.match(
            refreshSummary(refreshed),
            /^ {2}~ esta-tracker-origin-us-east1-tls \(RegionSslPolicy, gcp-us-east1\): minTlsVersion was TLS_1_2, is TLS_1_0\n/,
        );
        const repaired = succeeded(await sandbox.run("up"));
        assert.equal(repaired.changes.update, 1);
    });

    it("makes again what somebody deleted, and only that", async () => {
        sandbox.behindTheBack((cloud) => cloud.remove("WorkersRoute/esta-tracker-router-route"));
        const gone = succeeded(await sandbox.run("refresh"));
        assert.match(
            refreshSummary(gone),
            /^ {2}- esta-tracker-router-route \(WorkersRoute, cloudflare\) is gone from Cloudflare; the next up makes it again\n/,
        );
        const { changes } = succeeded(await sandbox.run("up"));
        assert.equal(changes.create, 1);
        assert.equal(changes.update ?? 0, 0);
    });

    it("says that nothing changed when nothing did", async () => {
        const refreshed = succeeded(await sandbox.run("refresh"));
        assert.match(
            refreshSummary(refreshed),
            /^refresh of prod succeeded .*\nnothing changed behind Pulumi's back\n$/,
        );
    });

    standsOnTheEngine("esta-tracker", () => sandbox);
});

interface Template {
    readonly containers: readonly { readonly image: string }[];
    readonly scaling: { readonly minInstanceCount: number; readonly maxInstanceCount: number };
}

function templateOf(inputs: unknown): Template {
    return (inputs as { template: Template }).template;
}
