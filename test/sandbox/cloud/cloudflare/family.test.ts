import assert from "node:assert/strict";
import { at } from "../../../../sandbox/cloud/bag.ts";
import { cloudflare } from "../../../../sandbox/cloud/cloudflare/family.ts";
import { loadFacts } from "../../../../sandbox/cloud/facts/catalog.ts";
import { outputOnly } from "../output-only.ts";
import { ACCOUNT, example } from "./example.ts";

describe("the simulated Cloudflare", () => {
    const facts = loadFacts("cloudflare");
    const { cloud, of } = example();
    const types = Object.keys(cloudflare);

    it("has a kind for every type with facts, and facts for every kind", () => {
        assert.deepEqual([...types].sort(), Object.keys(facts.types).sort());
    });

    for (const type of types) {
        it(`answers for ${type} with every output that the service computes`, () => {
            const [resource] = cloud.all(type);
            assert.ok(resource, `the example has no ${type}`);
            const missing = outputOnly(facts.types[type] ?? assert.fail()).filter((key) => !(key in resource.outputs));
            assert.deepEqual(missing, []);
        });
    }

    it("answers the same in every run", () => {
        const again = example().cloud;
        for (const type of types) assert.deepEqual(again.all(type), cloud.all(type));
    });

    it("has no id twice within a type", () => {
        for (const type of types) {
            const ids = cloud.all(type).map(({ id }) => id);
            assert.equal(new Set(ids).size, ids.length, type);
        }
    });

    it("takes the service's own ids", () => {
        for (const name of ["zone", "origin", "monitor", "api", "limits"])
            assert.match(of(name).id, /^[0-9a-f]{32}$/, name);
        assert.equal(of("tls").id, "min_tls_version");
        assert.equal(of("dnssec").id, of("zone").id);
        assert.equal(of("router").id, "router");
        assert.equal(of("cron").id, "router");
    });

    it("has an active zone with two different name servers at once", () => {
        assert.equal(of("zone").outputs.status, "active");
        const [first, second] = [at(of("zone").outputs, "nameServers.0"), at(of("zone").outputs, "nameServers.1")];
        assert.match(String(first), /^[a-z]+\.ns\.cloudflare\.com$/);
        assert.notEqual(first, second);
        assert.equal(of("api").outputs.zoneName, "example.com");
    });

    it("keeps the id of a rule with a ref and renews it without", () => {
        const { cloud: other, of: named } = example();
        const limits = named("limits");
        const rule = (inputs = limits.inputs) => other.put(limits.type, "limits", inputs).outputs;
        assert.equal(at(rule(), "rules.0.id"), at(limits.outputs, "rules.0.id"));
        const bare = { ...limits.inputs, rules: [{ action: "block", expression: "true" }] };
        const first = rule(bare);
        assert.notEqual(at(rule(bare), "rules.0.id"), at(first, "rules.0.id"));
        assert.equal(at(first, "rules.0.ref"), at(first, "rules.0.id"));
        assert.equal(first.version, "3");
    });

    it("keeps the tag of an upload while name and code stay", () => {
        const { type, inputs, outputs } = of("router");
        assert.equal(cloud.put(type, "router", inputs).outputs.etag, outputs.etag);
        const changed = { ...inputs, content: "export default { fetch() {} };" };
        assert.notEqual(cloud.put(type, "router", changed).outputs.etag, outputs.etag);
    });

    it("writes the content of records that come as data", () => {
        const data = { weight: 1, port: 443, target: "origin.example.com", priority: 1 };
        const record = { zoneId: of("zone").id, name: "_https._tcp", type: "SRV", ttl: 1, data };
        assert.equal(cloud.make(of("origin").type, "srv", record).outputs.content, "1 443 origin.example.com");
    });

    it("reads pools back with origins by name and ports as 0, which is a change to a program written otherwise", () => {
        const origins = [
            { name: "b", address: "198.18.0.2", port: 443 },
            { name: "a", address: "198.18.0.1" },
        ];
        const pool = cloud.put(of("pool-us-east1").type, "unsorted", { accountId: ACCOUNT, name: "unsorted", origins });
        assert.deepEqual(cloud.readBack(pool).inputs.origins, [
            { name: "a", address: "198.18.0.1", port: 0 },
            { name: "b", address: "198.18.0.2", port: 443 },
        ]);
        cloud.delete(pool);
        const settled = of("pool-us-central1");
        assert.deepEqual(cloud.readBack(settled).inputs, settled.inputs);
    });

    it("reads monitors back with 0 for what was left out, and record contents trimmed", () => {
        const { inputs, outputs } = cloud.readBack(of("monitor"));
        assert.deepEqual([inputs.port, inputs.consecutiveUp, outputs.consecutiveDown], [0, 0, 0]);
        const { type, inputs: like } = of("origin");
        const txt = cloud.put(type, "txt", { ...like, type: "TXT", content: " a " });
        assert.equal(cloud.readBack(txt).inputs.content, "a");
        cloud.delete(txt);
    });
});
