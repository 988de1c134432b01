import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { wholeDaysProblems } from "../core/backup-plan.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";

export interface BackupVaultArgs {
    readonly region: string;
    /**
     * `governance`: only whoever may lift the lock can delete what is kept. `compliance`: nobody can, AWS and the account's
     * owner included, once the grace period is over; it cannot be undone.
     */
    readonly lock: "governance" | "compliance";
    /** Backups that are kept for less or for longer than this are refused. */
    readonly keep: { readonly least: Duration; readonly most: Duration };
    /** ARN of the key that encrypts what is kept. */
    readonly key: pulumi.Input<string>;
    /** ARNs of the topics that hear of failed backups, copies and restores, in this region. */
    readonly channels: readonly pulumi.Input<string>[];
    /** Page for whoever hears of them. */
    readonly runbook: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** Days in which a compliance lock can still be lifted; 3 is the least that AWS allows (https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html, 2026-11-22). */
const GRACE_DAYS = 3;

/** What AWS Backup calls the ends of a job that kept nothing, by the event that tells of them. */
const FAILURES = {
    "Backup Job State Change": ["ABORTED", "EXPIRED", "FAILED", "PARTIAL"],
    "Copy Job State Change": ["FAILED"],
    "Restore Job State Change": ["ABORTED", "FAILED"],
} as const;

/** Name and lock of the vault. Throws on a retention that keeps nothing, or that nobody is told about. */
export function planBackupVault(name: string, args: Pick<BackupVaultArgs, "region" | "lock" | "keep" | "channels">) {
    const { least, most } = args.keep;
    const problems: Problem[] = [];
    for (const [key, value] of Object.entries(args.keep)) problems.push(...wholeDaysProblems(`keep.${key}`, value));
    if (least.milliseconds > most.milliseconds)
        problems.push({ path: "keep.least", reason: `must not be above keep.most (${most}), got ${least}` });
    if (args.channels.length === 0)
        problems.push({
            path: "channels",
            reason: "must name at least one, or a failed backup stays unheard, got none",
        });
    refuse(`BackupVault ${name}`, problems);
    return {
        name: cloudName("aws-backup", name, args.region),
        lock: {
            minRetentionDays: least.days,
            maxRetentionDays: most.days,
            ...(args.lock === "compliance" && { changeableForDays: GRACE_DAYS }),
        },
        failures: Object.entries(FAILURES).map(([event, states]) => ({
            suffix: event
                .toLowerCase()
                .replace(/ state change$/, "")
                .replaceAll(" ", "-"),
            pattern: { source: ["aws.backup"], "detail-type": [event], detail: { [stateOf(event)]: states } },
        })),
    };
}

/** Restore jobs tell their end as `status`, the others as `state` (https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html, 2026-11-22). */
const stateOf = (event: string): string => (event.startsWith("Restore") ? "status" : "state");

/** A locked vault for backups of one region, or for copies out of another, that says when a job fails. */
export class BackupVault extends Component {
    readonly vaultName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;

    constructor(name: string, args: BackupVaultArgs, options?: ComponentOptions) {
        super("aws:BackupVault", name, options);
        const plan = planBackupVault(name, args);
        const inside = this.inside(args.provider);
        const vault = new aws.backup.Vault(
            this.child("vault"),
            { name: plan.name, kmsKeyArn: args.key, forceDestroy: !args.protect, tags: args.tags },
            { ...inside, protect: args.protect },
        );
        new aws.backup.VaultLockConfiguration(
            this.child("lock"),
            { backupVaultName: vault.name, ...plan.lock },
            { ...inside, protect: args.protect },
        );
        for (const { suffix, pattern } of plan.failures) {
            const rule = new aws.cloudwatch.EventRule(
                this.child(`${suffix}-failed`),
                {
                    description: `${name}: a ${suffix.replaceAll("-", " ")} failed. Runbook: ${args.runbook}`,
                    eventPattern: JSON.stringify(pattern),
                    tags: args.tags,
                },
                inside,
            );
            for (const [index, arn] of args.channels.entries()) {
                new aws.cloudwatch.EventTarget(
                    this.child(`${suffix}-failed-${index + 1}`),
                    { rule: rule.name, arn },
                    inside,
                );
            }
        }
        this.vaultName = vault.name;
        this.arn = vault.arn;
        this.registerOutputs({ region: args.region, arn: this.arn });
    }
}
