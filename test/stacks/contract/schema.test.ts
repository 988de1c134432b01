import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { deprecated, text } from "../../../stacks/contract/fields.ts";
import { readPlatform } from "../../../stacks/contract/read.ts";
import { platformMocks, samplePlatform } from "../../../stacks/contract/testing.ts";
import { SYSTEM_NAMES } from "../../../stacks/systems/settings.ts";
import { readSchema } from "../../../tools/contract/schema.ts";
import { settled } from "./settled.ts";

class Bucket extends pulumi.CustomResource {
    constructor(name: string) {
        super("aws:s3/bucket:Bucket", name, {});
    }
}

describe("a field of the contract", () => {
    it("shows in the schema that it is deprecated, until when it stays, and what takes its place", () => {
        const host = deprecated(text("Where to write", "db:5432"), { until: "2027-06-30", instead: "write" });
        const schema = readSchema(JSON.stringify(z.toJSONSchema(z.object({ host }), { io: "input" })));
        assert.deepEqual(schema.properties?.host, {
            type: "string",
            description: "Where to write",
            examples: ["db:5432"],
            deprecated: true,
            deprecatedUntil: "2027-06-30",
            deprecatedFor: "write",
        });
    });
});

describe("a platform for consumers' tests [PL-05]", () => {
    it("is valid for each system alone, and has every field", () => {
        for (const name of SYSTEM_NAMES) {
            assert.deepEqual(Object.keys(samplePlatform({ systems: [name] }).systems), [name]);
        }
        const { "claim-navigator": claims, erato } = samplePlatform().systems;
        assert.equal(claims?.database.pool?.connections, 50);
        assert.deepEqual(Object.keys(erato?.cache.endpoints ?? {}), ["us-east-1", "us-west-2"]);
    });

    it("tells regions apart wherever something lies in one", () => {
        const { "claim-navigator": claims, "esta-tracker": esta } = samplePlatform().systems;
        for (const values of [claims?.database.read, claims?.database.instances, esta?.cache.endpoints]) {
            const [first, second] = Object.values(values ?? {});
            assert.ok(first !== undefined && second !== undefined);
            assert.notEqual(first, second);
        }
    });

    it("takes what a test is about, and refuses what no platform exports", () => {
        const moved = samplePlatform({ overrides: { regions: { writer: "us-east1" } } });
        assert.deepEqual(moved.regions, { primary: "us-central1", failover: "us-east1", writer: "us-east1" });
        const systems = { erato: { port: Number.NaN } };
        assert.throws(() => samplePlatform({ overrides: { systems } }), /expected number/);
    });

    it("stands in for every stack reference under mocks, beside a program's own", async () => {
        const made: string[] = [];
        const others: pulumi.runtime.Mocks = {
            newResource: ({ type, inputs }) => {
                made.push(type);
                return { id: "own", state: inputs };
            },
            call: () => ({ answered: true }),
        };
        const mocks = platformMocks({ systems: ["erato"] }, others);
        await pulumi.runtime.setMocks(mocks, "portal", "prod", false, "organization");
        const platform = readPlatform(new pulumi.StackReference("organization/ha-platform/prod"));
        assert.equal(await settled(platform.system("erato").port), 8080);
        await assert.rejects(settled(platform.system("esta-tracker")), /must run esta-tracker, and runs erato/);
        const bucket = new Bucket("files");
        assert.equal(await settled(bucket.id), "own");
        assert.deepEqual(made, ["aws:s3/bucket:Bucket"]);
        assert.deepEqual(await pulumi.runtime.invoke("aws:index/getRegion:getRegion", {}), { answered: true });
    });

    it("gives resources their inputs back where a program brings no mocks of its own", async () => {
        await pulumi.runtime.setMocks(platformMocks(), "portal", "prod", false, "organization");
        const bucket = new Bucket("files");
        assert.equal(await settled(bucket.id), "files-id");
    });
});
