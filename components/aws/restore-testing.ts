import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { BackupVault } from "./backup-vault.ts";

/** Kinds of things that can be restored as a test, in AWS's words. */
export type RestoredType = "RDS" | "S3" | "EBS";

export interface RestoreTestingArgs {
    /** Vault whose newest backups are restored; that of the other region, so that the copies are what is proved. */
    readonly vault: BackupVault;
    /** Role that may restore. */
    readonly roleArn: pulumi.Input<string>;
    /** What is restored, and with which settings where AWS cannot take them from the backup: `{ RDS: { dbSubnetGroupName } }`. */
    readonly restored: Readonly<Partial<Record<RestoredType, Readonly<Record<string, pulumi.Input<string>>>>>>;
    /** AWS cron expression in UTC, such as `cron(0 9 ? * SUN *)`. */
    readonly schedule: string;
    /** How long a restored copy stands to be looked at before it is deleted, 1 to 168. */
    readonly validationHours: number;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** A backup older than this is not worth proving: the daily one has failed for a week. */
const WINDOW_DAYS = 7;

/** What is restored when. Throws when nothing would be, or too briefly to be looked at. */
export function planRestoreTesting(
    name: string,
    { restored, schedule, validationHours }: Pick<RestoreTestingArgs, "restored" | "schedule" | "validationHours">,
) {
    const problems: Problem[] = [];
    if (Object.keys(restored).length === 0)
        problems.push({ path: "restored", reason: "must name at least one kind, got none" });
    if (!/^cron\(.+\)$/.test(schedule))
        problems.push({ path: "schedule", reason: `must be an AWS cron expression, got ${schedule}` });
    if (!Number.isInteger(validationHours) || validationHours < 1 || validationHours > 168)
        problems.push({ path: "validationHours", reason: `must be 1 to 168, got ${validationHours}` });
    refuse(`RestoreTesting ${name}`, problems);
    // The API takes letters, digits and underscores only.
    const plain = name.replace(/[^0-9A-Za-z]+/g, "_").slice(0, 40);
    return {
        name: plain,
        selections: Object.entries(restored).map(([type, metadata]) => ({
            type,
            name: `${plain}_${type.toLowerCase()}`,
            metadata: metadata ?? {},
        })),
    };
}

/** Restores the newest copies on a schedule, looks whether that works, and deletes what it restored. */
export class RestoreTesting extends Component {
    constructor(name: string, args: RestoreTestingArgs, options?: ComponentOptions) {
        super("aws:RestoreTesting", name, options);
        const plan = planRestoreTesting(name, args);
        const inside = this.inside(args.provider);
        const testing = new aws.backup.RestoreTestingPlan(
            this.child("plan"),
            {
                name: plan.name,
                scheduleExpression: args.schedule,
                scheduleExpressionTimezone: "Etc/UTC",
                startWindowHours: 4,
                recoveryPointSelection: {
                    algorithm: "LATEST_WITHIN_WINDOW",
                    includeVaults: [args.vault.arn],
                    recoveryPointTypes: ["SNAPSHOT"],
                    selectionWindowDays: WINDOW_DAYS,
                },
                tags: args.tags,
            },
            inside,
        );
        for (const { type, name: selectionName, metadata } of plan.selections) {
            new aws.backup.RestoreTestingSelection(
                this.child(type.toLowerCase()),
                {
                    name: selectionName,
                    restoreTestingPlanName: testing.name,
                    protectedResourceType: type,
                    protectedResourceArns: ["*"],
                    iamRoleArn: args.roleArn,
                    restoreMetadataOverrides: { ...metadata },
                    validationWindowHours: args.validationHours,
                },
                inside,
            );
        }
        this.registerOutputs({ schedule: args.schedule, restored: Object.keys(args.restored) });
    }
}
