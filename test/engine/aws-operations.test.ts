import assert from "node:assert/strict";
import * as path from "node:path";
import type { EngineCommand } from "../../sandbox/engine/messages.ts";
import type { RunOptions } from "../../sandbox/engine/run.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";

const program = path.join(import.meta.dirname, "programs/aws-operations.ts");

describe("[ER-10] [ER-11] AWS backups and alarms on the engine", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;
    const run = (command: EngineCommand, options: Partial<RunOptions> = {}) =>
        sandbox.run(command, { ...options, program });
    /** Outputs in the cloud's own memory, in order of creation. */
    const inCloud = (type: string, region?: string) =>
        sandbox.behindTheBack((cloud) =>
            cloud.list({ type, ...(region === undefined ? {} : { region }) }).map(({ outputs }) => outputs),
        );

    before(async function () {
        sandbox = await Sandbox.open(this, []);
        sandbox.configure("prod", { "aws-operations": { protect: true, lock: "compliance" } });
        succeeded(await run("up"));
    });
    after(() => sandbox?.close());

    it("comes up, and a second up changes nothing", async () => {
        const { changes, outputs } = succeeded(await run("up"));
        assert.deepEqual(Object.keys(changes), ["same"]);
        assert.equal(outputs.anyCritical, "example-any-critical");
    });

    it("copies each region's daily backups into the other region's locked vault", () => {
        for (const [region, other] of [
            ["us-east-1", "us-west-2"],
            ["us-west-2", "us-east-1"],
        ] as const) {
            const [plan] = inCloud("backup/plan", region);
            const [copies] = inCloud("backup/vault:", other);
            assert.match(JSON.stringify(plan?.rules), new RegExp(`"destinationVaultArn":"${copies?.arn}"`));
            const [lock] = inCloud("backup/vaultLockConfiguration", region);
            assert.deepEqual([lock?.minRetentionDays, lock?.maxRetentionDays, lock?.changeableForDays], [1, 35, 3]);
        }
    });

    it("restores the copies on a schedule, in the region that they were copied to", () => {
        const [testing] = inCloud("backup/restoreTestingPlan");
        const [vault] = inCloud("backup/vault:", "us-west-2");
        assert.equal(testing?.region, "us-west-2");
        assert.match(JSON.stringify(testing?.recoveryPointSelection), new RegExp(String(vault?.arn)));
        assert.deepEqual(
            inCloud("backup/restoreTestingSelection")
                .map(({ protectedResourceType }) => protectedResourceType)
                .sort(),
            ["RDS", "S3"],
        );
    });

    it("tells a person when a backup, a copy or a restore fails, in both regions", () => {
        for (const region of ["us-east-1", "us-west-2"]) {
            const rules = inCloud("cloudwatch/eventRule", region);
            assert.equal(rules.length, 3);
            const critical = inCloud("sns/topic:", region).find(({ displayName }) =>
                /critical$/.test(String(displayName)),
            );
            const targets = inCloud("cloudwatch/eventTarget", region);
            assert.deepEqual([...new Set(targets.map(({ arn }) => arn))], [critical?.arn]);
            assert.equal(
                inCloud("sns/topicSubscription", region).filter(({ topic }) => topic === critical?.arn).length,
                2,
            );
        }
    });

    it("keeps a compliance lock whatever Pulumi is told, and only the sandbox's force undoes it", async () => {
        sandbox.configure("prod", { "aws-operations": { protect: false, lock: "compliance" } });
        succeeded(await run("up"));
        assert.match(failure(await run("destroy")), /changeableForDays makes a lock that cannot be changed or removed/);
        succeeded(await run("destroy", { force: true }));
        assert.deepEqual(
            sandbox.behindTheBack((cloud) => cloud.list().filter(({ abandoned }) => !abandoned)),
            [],
        );
    });
});
