import assert from "node:assert/strict";
import { aws } from "../../../../sandbox/cloud/aws/family.ts";
import { loadFacts } from "../../../../sandbox/cloud/facts/catalog.ts";
import { outputOnly } from "../output-only.ts";
import { example } from "./example.ts";
import { FAILOVER, type Made, type World } from "./world.ts";

describe("the simulated AWS, every type", () => {
    const facts = loadFacts("aws");
    const types = Object.keys(aws);
    let world: World;
    before(async () => {
        world = await example();
    });
    const ofType = (type: string): readonly Made[] => world.all().filter((one) => one.type === type);

    it("has a kind for every type with facts, and facts for every kind", () => {
        assert.deepEqual([...types].sort(), Object.keys(facts.types).sort());
    });

    for (const type of types) {
        it(`answers for ${type} with every output that the provider computes, and no other`, () => {
            const [resource] = ofType(type);
            assert.ok(resource, `the example has no ${type}`);
            const typeFacts = facts.types[type] ?? assert.fail();
            const answered = new Set(ofType(type).flatMap(({ outputs }) => Object.keys(outputs)));
            const missing = outputOnly(typeFacts).filter((key) => !answered.has(key));
            assert.deepEqual(missing, []);
            const known = new Set(Object.keys(typeFacts.properties).map((path) => path.split(/[.[{]/)[0]));
            assert.deepEqual(
                Object.keys(resource.outputs).filter((key) => !known.has(key)),
                [],
            );
        });
    }

    it("answers the same in every run", async () => {
        const again = await example();
        assert.deepEqual(
            again.all().map(({ id, outputs }) => ({ id, outputs })),
            world.all().map(({ id, outputs }) => ({ id, outputs })),
        );
    });

    it("knows at preview only what the outputs hold", () => {
        for (const [type, kind] of Object.entries(aws)) {
            const [resource] = ofType(type);
            for (const key of kind.knownAtPreview ?? []) assert.ok(key in (resource?.outputs ?? {}), `${type} ${key}`);
        }
    });

    it("can be updated without a change, keeping ids", async () => {
        const fresh = await example();
        for (const { subject, id, inputs } of fresh.all()) {
            assert.deepEqual(fresh.cloud.diff(subject, id, inputs, inputs).changes, [], subject.urn);
            const outputs = await fresh.cloud.update(subject, id, inputs);
            if (outputs.arn !== undefined)
                assert.equal(
                    outputs.arn,
                    fresh.all().find((one) => one.id === id && one.urn === subject.urn)?.outputs.arn,
                );
        }
    });

    it("can be destroyed in reverse order", async () => {
        const fresh = await example();
        for (const { subject, id } of [...fresh.all()].reverse()) await fresh.cloud.delete(subject, id);
        assert.deepEqual(fresh.operations.list(), []);
    });

    it("names things as AWS does", () => {
        const { outputs: balancer } = world.of("balancer");
        assert.match(String(balancer.dnsName), /^api-\d{10}\.us-east-1\.elb\.amazonaws\.com$/);
        assert.equal(balancer.zoneId, "Z35SXDOTRQ7X7K");
        assert.match(world.of("listener").id, /:listener\/app\/api\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
        assert.equal(world.of("key-copy").id, world.of("key").id);
        assert.match(world.of("key").id, /^mrk-[0-9a-f]{32}$/);
        assert.match(world.of("replica").id, /^db-[A-Z0-9]{26}$/);
        assert.equal(world.of("inline").id, "api:write");
        assert.equal(world.of("api-PRIMARY").id, `${world.of("zone").id}_api_A_primary`);
        assert.equal(world.of("api-PRIMARY").outputs.fqdn, "api.example.com");
        assert.equal(world.of("event-target").id.startsWith("health-terraform-"), true);
        assert.match(world.arn("acl-CLOUDFRONT"), /^arn:aws:wafv2:us-east-1:123456789012:global\/webacl\//);
        assert.match(world.arn("switch"), /^arn:aws:arc-region-switch::123456789012:plan\/erato:[a-z0-9]{6}$/);
        assert.match(world.of("distribution").id, /^E[A-Z0-9]{13}$/);
        assert.match(world.of("secret").id, /:secret:database-[A-Za-z0-9]{6}$/);
    });

    it("fills in from what a resource refers to", () => {
        assert.equal(world.of("balancer").outputs.vpcId, world.of("vpc").id);
        assert.deepEqual(world.of("group").outputs.availabilityZones, ["us-east-1a", "us-east-1b"]);
        assert.equal(world.of("replica").outputs.engine, "postgres");
        assert.equal(world.of("replica").outputs.region, FAILOVER);
        assert.equal(world.of("way-out-a").outputs.publicIp, world.of("address-a").outputs.publicIp);
        assert.equal(world.of("proxy-target").outputs.endpoint, world.of("database").outputs.address);
    });

    it("lists three zones of a region, always the same", async () => {
        const zones = "aws:index/getAvailabilityZones:getAvailabilityZones";
        const { provider } = world.of("vpc").subject;
        const answer = await world.cloud.invoke(zones, { region: "eu-west-1" }, provider);
        assert.deepEqual(answer.names, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
        assert.deepEqual(answer.zoneIds, ["euw1-az1", "euw1-az2", "euw1-az3"]);
        assert.deepEqual(await world.cloud.invoke(zones, { region: "eu-west-1" }, provider), answer);
    });
});
