import assert from "node:assert/strict";
import type { RunResult } from "../../sandbox/engine/run.ts";
import { census, failure, Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

const EAST = "us-east-1";
const WEST = "us-west-2";

describe("Erato on the engine", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;
    let first: RunResult;

    before(async function () {
        sandbox = await Sandbox.open(this, ["erato"]);
        first = succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    it("builds nothing on another cloud than AWS", () => {
        const clouds = new Set(Object.keys(census(first)).map((type) => type.replace("pulumi:providers:", "")));
        const foreign = [...clouds].filter((type) => !/^(?:aws|ha-platform|pulumi:pulumi)\b/.test(type));
        assert.deepEqual(foreign, []);
    });

    it("reaches AWS through providers that refuse any other account, one for each region", () => {
        const providers = (first.state().deployment.resources ?? []).filter(
            ({ type }) => type === "pulumi:providers:aws",
        );
        assert.deepEqual(
            providers.map(({ inputs }) => [at(inputs, "region"), at(inputs, "allowedAccountIds")]).sort(),
            [EAST, WEST].map((region) => [region, '["123456789012"]']),
        );
    });

    it("[ER-12] stands by in us-west-2 with running instances of the same kind that may grow as far [trap 48]", () => {
        const fleets = inputsOf(first, "aws:autoscaling/group:Group");
        assert.deepEqual(
            fleets.map(({ minSize, maxSize }) => [minSize, maxSize]),
            [
                [3, 12],
                [2, 12],
            ],
        );
        const templates = inputsOf(first, "aws:ec2/launchTemplate:LaunchTemplate");
        assert.deepEqual(new Set(templates.map(({ instanceType }) => instanceType)).size, 1);
    });

    it("[ER-07] tells instances to check the database's certificate, and gives them no password", () => {
        for (const { userData } of inputsOf(first, "aws:ec2/launchTemplate:LaunchTemplate")) {
            const told = Buffer.from(String(userData), "base64").toString();
            assert.match(told, /DATABASE_TLS=verify-full\\n/);
            assert.doesNotMatch(told, /password/i);
        }
    });

    it("[ER-01] keeps data where nothing comes from outside: only instances may ask, and nothing has a public address", () => {
        for (const { publiclyAccessible } of inputsOf(first, "aws:rds/instance:Instance")) {
            assert.equal(publiclyAccessible, false);
        }
        const open = inputsOf(first, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .filter(({ cidrIpv4 }) => cidrIpv4 !== undefined)
            .map(({ fromPort }) => fromPort);
        assert.deepEqual(open.sort(), [443, 443, 80, 80]);
    });

    it("[ER-11] keeps databases and buckets of both regions in locked vaults, each with copies in the other, and tries them", () => {
        assert.equal(inputsOf(first, "aws:backup/vaultLockConfiguration:VaultLockConfiguration").length, 2);
        for (const { changeableForDays } of inputsOf(
            first,
            "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
        )) {
            assert.equal(changeableForDays, 3);
        }
        const chosen = inputsOf(first, "aws:backup/selection:Selection").map(({ selectionTags }) => selectionTags);
        assert.deepEqual(chosen[0], [{ type: "STRINGEQUALS", key: "backup", value: "erato" }]);
        const tagged = ["aws:rds/instance:Instance", "aws:s3/bucket:Bucket"].flatMap((type) =>
            inputsOf(first, type).filter(({ tags }) => at(tags, "backup") === "erato"),
        );
        assert.equal(tagged.length, 2 + 4, "two databases, and two buckets each for assets and configuration");
        const [plan] = inputsOf(first, "aws:backup/plan:Plan");
        assert.match(
            JSON.stringify(plan?.rules),
            /"copyActions":\[\{"destinationVaultArn":"arn:aws:backup:us-(?:east-1|west-2):/,
        );
        const tried = inputsOf(first, "aws:backup/restoreTestingSelection:RestoreTestingSelection");
        assert.deepEqual(tried.map(({ protectedResourceType }) => protectedResourceType).sort(), ["RDS", "S3"]);
    });

    it("[ER-06] rolls a new image out by changing the launch template and the group, and replaces nothing", async () => {
        sandbox.configure("prod", {
            "erato.releases.blue": { [EAST]: `ami-${"1".repeat(17)}`, [WEST]: `ami-${"2".repeat(17)}` },
        });
        const after = succeeded(await sandbox.run("up"));
        assert.deepEqual(acts(after), {
            update: [EAST, WEST]
                .flatMap((region) => [
                    `Group/erato-${region}-fleet-group`,
                    `LaunchTemplate/erato-${region}-fleet-template`,
                ])
                .sort(),
        });
        const versions = inputsOf(after, "aws:autoscaling/group:Group").map(({ launchTemplate }) =>
            at(launchTemplate, "version"),
        );
        assert.deepEqual(versions, ["2", "2"]);
    });

    it("[ER-12] [ER-14] moves to us-west-2 when us-east-1 is lost, by two words, and needs nothing of the lost region", async () => {
        sandbox.behindTheBack((cloud) => cloud.addFault({ region: EAST, effect: { kind: "fail" } }));
        // The cache has a failover of its own; the database is promoted by the update.
        sandbox.behindTheBack((cloud) => cloud.promote(`ReplicationGroup/erato-cache-${WEST}`));
        sandbox.configure("prod", { "aws.regions.writer": WEST, "erato.database.transition": "promote" });
        const moved = succeeded(await sandbox.run("up"));
        assert.deepEqual(acts(moved), {
            create: [`ProxyTarget/erato-pool-${WEST}-target`],
            update: [
                `Instance/erato-database-2-${WEST}`,
                "Record/erato-api-primary",
                "Record/erato-api-secondary",
                "Record/erato-api-writer",
            ],
        });
        const { database, endpoints } = outputsOf(moved);
        assert.match(String(at(database, "writeEndpoint")), /\.us-west-2\.rds\.amazonaws\.com:5432$/);
        assert.equal(at(endpoints, "api"), "https://api.erato.example");
    });

    it("[ER-14] and back, once us-east-1 has been rebuilt as the replica, and the other one after it", async () => {
        sandbox.behindTheBack((cloud) => cloud.heal());
        await rebuilt({ [EAST]: 3, [WEST]: 2 });
        // The other way to do it: an operator has promoted, and Pulumi takes it over.
        sandbox.behindTheBack((cloud) => {
            cloud.promote(`Instance/erato-database-3-${EAST}`);
            cloud.promote(`ReplicationGroup/erato-cache-${EAST}`);
        });
        sandbox.configure("prod", { "aws.regions.writer": EAST });
        succeeded(await sandbox.run("refresh"));
        const back = succeeded(await sandbox.run("up"));
        assert.match(String(at(outputsOf(back).database, "writeEndpoint")), /^erato-database-3\..*\.us-east-1\./);
        assert.deepEqual(Object.keys(acts(back)).sort(), ["create", "update"]);
        await rebuilt({ [EAST]: 3, [WEST]: 4 });
    });

    /** Releases the former primary, and makes a replica under the next number in its place. */
    async function rebuilt(instances: Record<string, number>): Promise<void> {
        sandbox.configure("prod", { "erato.database.transition": "release" });
        succeeded(await sandbox.run("up"));
        sandbox.configure("prod", { "erato.database.transition": "none", "erato.database.instances": instances });
        succeeded(await sandbox.run("up"));
    }

    it("says what is wrong with its settings before it makes anything", async () => {
        sandbox.configure("prod", {
            "erato.instances.minInstances": 2,
            "erato.releases.blue": { [EAST]: `ami-${"1".repeat(17)}` },
            "erato.database.backupDays": 3,
        });
        const said = failure(await sandbox.run("preview"));
        assert.match(
            said,
            /erato\.database\.backupDays must be at least 7, got 3: Days for which any moment can be restored/,
        );
        sandbox.configure("prod", { "erato.database.backupDays": 35 });
        const more = failure(await sandbox.run("preview"));
        assert.match(more, /erato\.releases\.blue must have an image of us-west-2, got images of us-east-1/);
        assert.match(more, /erato\.instances\.minInstances must be at least 3, one in each zone of us-east-1, got 2/);
        sandbox.configure("prod", {
            "erato.instances.minInstances": 3,
            "erato.releases.blue": { [EAST]: `ami-${"1".repeat(17)}`, [WEST]: `ami-${"2".repeat(17)}` },
        });
    });

    standsOnTheEngine("erato", () => sandbox);
});

/** `Type/name` of the resources to which a run does something, by what it does. */
function acts({ resources }: RunResult): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    for (const { op, urn } of resources) {
        const [, , types = "", name = ""] = urn.split("::");
        const type = types.split("$").at(-1) ?? "";
        if (["same", "refresh", "read"].includes(op) || /^(?:pulumi:pulumi|ha-platform):/.test(type)) continue;
        found[op] = [...(found[op] ?? []), `${type.split(":").at(-1)}/${name}`].sort();
    }
    return found;
}

function inputsOf(result: RunResult, type: string): readonly Readonly<Record<string, unknown>>[] {
    const found = (result.state().deployment.resources ?? []).filter((one) => one.type === type);
    assert.ok(found.length > 0, `there is no ${type}`);
    return found.map(({ inputs }) => Object.fromEntries(Object.entries(inputs ?? {})));
}

function outputsOf({ outputs }: RunResult): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(at(outputs.systems, "erato") ?? {}));
}

function at(value: unknown, key: string): unknown {
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
