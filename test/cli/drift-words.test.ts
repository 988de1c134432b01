import assert from "node:assert/strict";
import { type Audience, driftLine } from "../../cli/terminal/drift-words.ts";
import type { Difference } from "../../sandbox/engine/differences.ts";

function line(type: string, name: string, differences: readonly Difference[], audience: Audience = "operator"): string {
    const urn = `urn:pulumi:prod::ha-platform::${type}::${name}`;
    return driftLine({ op: "update", urn, type, provider: "gcp-us-east1", differences }, audience);
}

function words(difference: Difference, audience: Audience = "operator"): string {
    return line("gcp:x/y:Thing", "x", [difference], audience).replace("x (Thing, gcp-us-east1): ", "");
}

describe("the words for what changed behind Pulumi's back", () => {
    it("call a promotion by its name, before what came with it", () => {
        const found = line("gcp:sql/databaseInstance:DatabaseInstance", "claim-navigator-database-us-east1", [
            { path: "masterInstanceName", before: "claim-navigator-database-us-central1", after: "" },
            { path: "instanceType", before: "READ_REPLICA_INSTANCE", after: "CLOUD_SQL_INSTANCE" },
        ]);
        assert.equal(
            found,
            "claim-navigator-database-us-east1 (DatabaseInstance, gcp-us-east1): was a read replica, is a primary now (instanceType READ_REPLICA_INSTANCE → CLOUD_SQL_INSTANCE); " +
                'masterInstanceName was claim-navigator-database-us-central1, is ""',
        );
        assert.match(
            words({ path: "replicateSourceDb", before: "arn:aws:rds:x" }),
            /^was a read replica, is a primary now/,
        );
        const role = "crossInstanceReplicationConfig.instanceRole";
        assert.match(words({ path: role, before: "PRIMARY", after: "SECONDARY" }), /^was a primary, is a follower now/);
    });

    it("say that a resource is gone, from where, and who makes it again", () => {
        const urn = "urn:pulumi:prod::p::cloudflare:index/workersRoute:WorkersRoute::esta-tracker-router-route";
        const gone = { op: "delete", urn, type: "cloudflare:index/workersRoute:WorkersRoute", differences: [] };
        assert.equal(
            driftLine({ ...gone, provider: "cloudflare" }, "operator"),
            "esta-tracker-router-route (WorkersRoute, cloudflare) is gone from Cloudflare; the next up makes it again",
        );
    });

    it("notice protection that was switched off, in each cloud's spelling, and not protection switched on", () => {
        for (const path of ["deletionProtection", "settings.deletionProtectionEnabled", "enableDeletionProtection"]) {
            assert.equal(
                words({ path, before: true, after: false }),
                `is no longer protected from deletion (${path} true → false)`,
            );
            assert.equal(words({ path, before: false, after: true }), `${path} was false, is true`);
        }
        const [before, after] = ["DELETE_PROTECTION_ENABLED", "DELETE_PROTECTION_DISABLED"];
        assert.match(words({ path: "deleteProtectionState", before, after }), /^is no longer protected/);
    });

    it("notice capacity that was lowered, and not raised", () => {
        const path = "template.scaling.minInstanceCount";
        assert.equal(words({ path, before: 2, after: 0 }), `has less capacity (${path} 2 → 0)`);
        assert.equal(words({ path, before: 2 }), `has less capacity (${path} 2 → not set)`);
        assert.equal(words({ path, before: 2, after: 3 }), `${path} was 2, is 3`);
        assert.equal(words({ path: "spec.replicas", before: 3, after: 1 }), "has less capacity (spec.replicas 3 → 1)");
    });

    it("tell of everything else by its path and both values", () => {
        assert.equal(words({ path: "labels.team", before: "a b", after: "c" }), 'labels.team was "a b", is c');
        assert.equal(words({ path: "labels.team", after: "c" }), "labels.team was not set, is c");
        assert.equal(words({ path: "labels.team", before: ["c"] }), 'labels.team was ["c"], is not set');
        assert.equal(words({ path: "key", secret: true }), "key changed, and is a secret");
        assert.match(line("a:b:C", "x", []), /^x \(C, gcp-us-east1\): differs in what only its provider compares$/);
        const many = Array.from({ length: 10 }, (_, index) => ({ path: `p${index}`, before: 0, after: 1 }));
        assert.match(line("a:b:C", "x", many), /p7 was 0, is 1; and 2 more$/);
    });

    it("show everybody numbers, switches and constants, and no text that a cloud holds", () => {
        const everybody = (difference: Difference) => words(difference, "everybody");
        assert.equal(everybody({ path: "email", before: "a@example.com", after: "b@example.com" }), "email changed");
        assert.equal(everybody({ path: "email", before: "a@example.com" }), "email changed");
        assert.equal(everybody({ path: "tags", before: { owner: "a" }, after: {} }), "tags changed");
        assert.equal(everybody({ path: "tls", before: "TLS_1_2", after: "TLS_1_0" }), "tls was TLS_1_2, is TLS_1_0");
        assert.equal(everybody({ path: "ttl", before: 60, after: 300 }), "ttl was 60, is 300");
        assert.match(
            everybody({ path: "replicateSourceDb", before: "arn:aws:rds:us-east-1:123456789012:db:x", after: "" }),
            /^was a read replica, is a primary now \(replicateSourceDb … → ""\)$/,
        );
    });
});
