import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type BackupPlan as Intent, wholeDaysProblems } from "../core/backup-plan.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import type { BackupVault } from "./backup-vault.ts";
import { assumedBy } from "./policy-document.ts";

export interface BackupPlanArgs {
    readonly accountId: string;
    readonly region: string;
    /** How often, how long, and whether nobody may delete. */
    readonly plan: Extract<Intent, { kind: "backed-up" }>;
    /** Vault of the region. */
    readonly vault: BackupVault;
    /** Vault of the other region, which each backup is copied to. */
    readonly copies: BackupVault;
    /** Everything in the region with this tag is backed up: databases, volumes, buckets. */
    readonly tag: BackupTag;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

export interface BackupTag {
    readonly key: string;
    readonly value: string;
}

/** What AWS Backup may do, by AWS's own policies; buckets have policies apart. */
const POLICIES = {
    backup: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
    restore: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
    "bucket-backup": "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
    "bucket-restore": "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
} as const;

/** Every day at 05:00 UTC, after the databases' own backups at 03:00. A job that has not begun in 1 h or ended in 8 h fails, and says so. */
const TIMES = { schedule: "cron(0 5 * * ? *)", startWindow: 60, completionWindow: 480 } as const;

/** The one daily rule. Throws on another rhythm, or on a retention that is not whole days. */
export function planBackupPlan(name: string, { plan, region }: Pick<BackupPlanArgs, "plan" | "region">) {
    const problems: Problem[] = [];
    if (plan.every.milliseconds !== Duration.days(1).milliseconds)
        problems.push({ path: "plan.every", reason: `must be 1 d: the schedule here is daily, got ${plan.every}` });
    problems.push(...wholeDaysProblems("plan.keep", plan.keep));
    if (plan.pointInTime)
        problems.push({
            path: "plan.pointInTime",
            reason: `must be left out: any moment can be restored from the database's own backups, got ${plan.pointInTime}`,
        });
    refuse(`BackupPlan ${name}`, problems);
    return { name: cloudName("aws-backup", name, region), ...TIMES, lifecycle: { deleteAfter: plan.keep.days } };
}

/** Daily backups of whatever carries the tag, each copied to the other region's vault. */
export class BackupPlan extends Component {
    /** Role with which AWS Backup works, for restores as well. */
    readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: BackupPlanArgs, options?: ComponentOptions) {
        super("aws:BackupPlan", name, options);
        const { lifecycle, schedule, startWindow, completionWindow, name: planName } = planBackupPlan(name, args);
        const inside = this.inside(args.provider);
        const role = new aws.iam.Role(
            this.child("role"),
            { assumeRolePolicy: assumedBy("backup.amazonaws.com", args.accountId), tags: args.tags },
            inside,
        );
        const allowed = Object.entries(POLICIES).map(
            ([what, policyArn]) =>
                new aws.iam.RolePolicyAttachment(this.child(`may-${what}`), { role: role.name, policyArn }, inside),
        );
        const plan = new aws.backup.Plan(
            this.child("daily"),
            {
                name: planName,
                rules: [
                    {
                        ruleName: "daily",
                        targetVaultName: args.vault.vaultName,
                        schedule,
                        startWindow,
                        completionWindow,
                        lifecycle,
                        recoveryPointTags: args.tags,
                        copyActions: [{ destinationVaultArn: args.copies.arn, lifecycle }],
                    },
                ],
                tags: args.tags,
            },
            inside,
        );
        new aws.backup.Selection(
            this.child("tagged"),
            {
                name: planName,
                planId: plan.id,
                iamRoleArn: role.arn,
                selectionTags: [{ type: "STRINGEQUALS", ...args.tag }],
            },
            this.inside(args.provider, { after: allowed }),
        );
        this.roleArn = role.arn;
        this.registerOutputs({ region: args.region, days: args.plan.keep.days });
    }
}
