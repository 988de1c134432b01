import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "../../../../sandbox/cloud/bag.ts";
import { example } from "./example.ts";

const ABSENT = "0123456789abcdef0123456789abcdef";
const EXISTS = "create it first and pass its output, so that the engine orders the two";

describe("Workers with versions in the simulated Cloudflare", () => {
    const { cloud, of, refused, refusedUpdate } = example();

    it("refuses a version of a Worker that does not exist, without code or files, or with files that are not there", () => {
        assert.deepEqual(refused("version", { workerId: ABSENT }), [
            `workerId must name a Worker that exists, got "${ABSENT}"; ${EXISTS}`,
        ]);
        const { assets: _assets, ...bare } = of("version").inputs;
        assert.deepEqual(cloud.refusals(of("version").type, "bare", bare), [
            "mainModule must be set for a version without assets, got nothing; name the module with the fetch handler, or give the version assets",
        ]);
        assert.deepEqual(cloud.refusals(of("version").type, "bare", { ...bare, mainModule: "a.js", modules: [] }), [
            'mainModule must be one of the modules (none), got "a.js"',
        ]);
        assert.deepEqual(refused("version", { assets: { directory: "/no/such/site" } }), [
            'assets.directory must be a directory that exists, got "/no/such/site"; build the site first',
        ]);
    });

    it("replaces a version whose annotation or bindings change, and not for what the service adds to them", () => {
        const version = of("version");
        const { inputs } = version;
        const changed = (more: object) => cloud.replacements(version, { ...inputs, ...more });
        assert.deepEqual(changed({}), []);
        assert.deepEqual(changed({ annotations: { workersTag: "2026.11.1", workersTriggeredBy: "upload" } }), []);
        assert.deepEqual(changed({ annotations: { workersTag: "2026.11.2" } }), ["annotations"]);
        assert.deepEqual(changed({ bindings: [{ name: "A", type: "plain_text", text: "a" }] }), ["bindings"]);
    });

    it("numbers versions, and gives other files another digest", () => {
        const directory = mkdtempSync(join(tmpdir(), "site-"));
        try {
            mkdirSync(join(directory, "assets"));
            writeFileSync(join(directory, "assets", "app.js"), "one");
            const inputs = { ...of("version").inputs, assets: { directory } };
            const make = (name: string) => cloud.make(of("version").type, name, inputs);
            const [first, again] = [make("b"), make("c")];
            assert.deepEqual([first.outputs.number, again.outputs.number], [2, 3]);
            writeFileSync(join(directory, "assets", "app.js"), "two");
            const digests = [first, again, make("d")].map(({ outputs }) => at(outputs, "assets.assetManifestSha256"));
            assert.equal(digests[0], digests[1]);
            assert.notEqual(digests[1], digests[2]);
        } finally {
            rmSync(directory, { recursive: true });
        }
    });

    it("refuses a deployment whose shares are not everything, or whose version is not an id", () => {
        const [{ versionId }] = [{ versionId: of("version").id }];
        assert.deepEqual(refused("deployment", { versions: [{ versionId, percentage: 90 }] }), [
            "versions must have percentages that add up to 100, got 90",
        ]);
        assert.deepEqual(refused("deployment", { versions: [{ versionId: "v1", percentage: 100 }] }), [
            'versions[0].versionId must be the id of a version of the Worker, got "v1"',
        ]);
        const third = { versionId, percentage: 33 };
        assert.deepEqual(refused("deployment", { versions: [third, third, { versionId, percentage: 34 }] }), [
            "versions must be one version, or two during a gradual change, got 3",
        ]);
        assert.deepEqual(refused("deployment", { scriptName: "absent" }), [
            `scriptName must name a Worker that exists, got "absent"; ${EXISTS}`,
        ]);
        const half = { versionId, percentage: 50 };
        assert.deepEqual(refusedUpdate("deployment", { versions: [half, half] }), []);
    });

    it("refuses a host name outside the zones, in use, or of nobody", () => {
        assert.deepEqual(refused("domain", { hostname: "www.example.org" }), [
            'hostname must lie in a zone of the account, got "www.example.org"',
        ]);
        assert.deepEqual(refused("domain", {}), [
            'hostname must be given to one Worker: "site" has it, got "www.example.com"',
        ]);
        assert.deepEqual(refused("domain", { hostname: "a.example.com", service: "absent" }), [
            `service must name a Worker that exists, got "absent"; ${EXISTS}`,
        ]);
        const alias = { ...of("origin").inputs, name: "b.example.com", type: "CNAME", content: "c.example.com" };
        cloud.make(of("origin").type, "alias", alias);
        assert.deepEqual(refused("domain", { hostname: "b.example.com" }), [
            'hostname must not have a CNAME record, got "b.example.com"; remove the record: the service makes its own',
        ]);
    });

    it("refuses a Worker under a name that is taken, and to delete one that answers for a host", () => {
        const remedy = "a script is managed either as WorkersScript or as Worker with versions, never as both";
        for (const name of ["site", "router"]) {
            assert.deepEqual(refused("site", { name }), [
                `name must be a name that no other Worker of the account has, got "${name}"; ${remedy}`,
            ]);
        }
        assert.deepEqual(cloud.refusalsOnDelete(of("site")), [
            'answers for "www.example.com"; take the custom domain away first',
        ]);
    });
});
