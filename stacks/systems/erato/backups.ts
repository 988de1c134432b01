import type * as pulumi from "@pulumi/pulumi";
import { BackupPlan } from "../../../components/aws/backup-plan.ts";
import { BackupVault } from "../../../components/aws/backup-vault.ts";
import { ReplicatedBucket } from "../../../components/aws/replicated-bucket.ts";
import { RestoreTesting } from "../../../components/aws/restore-testing.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { inOrder } from "../../../components/core/region-pair.ts";
import { inBothAwsRegions, inOneAwsRegion } from "../system-platform.ts";
import type { EratoData } from "./data.ts";
import { backupPlans } from "./objectives.ts";
import type { EratoWatch } from "./observability.ts";
import type { EratoArgs } from "./system.ts";
import { REPLACED_OBJECTS_KEPT, RESTORE_TEST } from "./tables.ts";

const TAG = "backup";

/** Tags of what AWS Backup keeps: its plans choose by this one. */
export function backedUp(name: string, tags: Readonly<Record<string, string>>): Record<string, string> {
    return { ...tags, [TAG]: name };
}

/**
 * Daily backups of databases and buckets, each region's copied to the other's locked vault, where the copies are restored
 * every week to see that they can be (ER-11). Instances hold nothing, and their image stands in both regions under an id
 * that never changes; what a deployment leaves behind has buckets of its own, which are returned.
 */
export function createBackups(
    name: string,
    args: EratoArgs,
    { data, watches }: { data: EratoData; watches: ByRegion<EratoWatch> },
    parent: pulumi.Resource,
): ReplicatedBucket {
    const { regions } = args.platform.aws;
    const plan = backupPlans(args).vault;
    const inside = { parent };
    const both = inBothAwsRegions(name, args.platform);
    const configuration = new ReplicatedBucket(
        `${name}-configuration`,
        { ...both, tags: backedUp(name, both.tags), keepReplaced: REPLACED_OBJECTS_KEPT },
        inside,
    );
    const vaults = forRegions(
        regions,
        (region) =>
            new BackupVault(
                `${name}-${region}-vault`,
                {
                    ...inOneAwsRegion(name, args.platform, region),
                    lock: args.backups.lock,
                    keep: { least: Duration.days(1), most: plan.keep },
                    key: inRegion(data.keys, region),
                    channels: inRegion(watches, region).topics.critical,
                    runbook: inRegion(watches, region).measured.runbook("backup-failures"),
                },
                inside,
            ),
    );
    const [one, other] = inOrder(regions);
    const plans = forRegions(regions, (region) => {
        const [vault, copies] = [inRegion(vaults, region), inRegion(vaults, region === one ? other : one)];
        const tag = { key: TAG, value: name };
        const here = inOneAwsRegion(name, args.platform, region);
        return new BackupPlan(`${name}-${region}-backups`, { ...here, plan, vault, copies, tag }, inside);
    });
    const away = regions.failover;
    new RestoreTesting(
        `${name}-restores`,
        {
            ...inOneAwsRegion(name, args.platform, away),
            ...RESTORE_TEST,
            vault: inRegion(vaults, away),
            roleArn: inRegion(plans, away).roleArn,
            restored: { RDS: { dbSubnetGroupName: inRegion(data.database.instances, away).subnetGroupName }, S3: {} },
        },
        inside,
    );
    return configuration;
}
