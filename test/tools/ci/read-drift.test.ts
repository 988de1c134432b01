import assert from "node:assert/strict";
import { readDrift } from "../../../tools/ci/read-drift.ts";

const EXPECTED_NONE = "error: no changes were expected for refresh but changes were proposed\n";

function step(op: string, type: string, name: string, oldState: object, newState?: object): object {
    return {
        op,
        urn: `urn:pulumi:prod::ha-platform::ha-platform:systems:Erato$${type}::${name}`,
        provider: "urn:pulumi:prod::ha-platform::pulumi:providers:aws::aws-us-east-1::0000",
        oldState,
        ...(newState && { newState }),
        detailedDiff: null,
    };
}

const STEPS = [
    step("refresh", "aws:s3/bucket:Bucket", "logs", {}, {}),
    step(
        "update",
        "aws:rds/instance:Instance",
        "erato-database-1-us-east-1",
        { inputs: { multiAz: true, username: "alice", password: "[secret]" } },
        { inputs: { multiAz: false, username: "mallory", password: "[secret]" } },
    ),
    step("delete", "cloudflare:index/workersRoute:WorkersRoute", "router-route", {
        inputs: { pattern: "example.com" },
    }),
];

describe("what a daily refresh found", () => {
    it("is told in words, without a text that a cloud holds", () => {
        const drift = readDrift("7", JSON.stringify({ config: { key: "value" }, steps: STEPS }), EXPECTED_NONE);
        assert.deepEqual(drift, {
            kind: "drift",
            lines: [
                "erato-database-1-us-east-1 (Instance, aws-us-east-1): multiAz was true, is false; username changed",
                "router-route (WorkersRoute, aws-us-east-1) is gone from Cloudflare; the next up makes it again",
            ],
        });
    });

    it("is none when the refresh succeeded, and not known when it failed for another reason", () => {
        assert.deepEqual(readDrift("0", "", ""), { kind: "none" });
        assert.deepEqual(readDrift("255", "", "error: credentials expired"), { kind: "failed" });
        assert.deepEqual(readDrift("7", JSON.stringify({ steps: [] }), EXPECTED_NONE), { kind: "failed" });
    });
});
