import type { StateResource } from "../state.ts";
import { topicArn } from "./aws-data-alarms.ts";
import { keyArn } from "./aws-data-keys.ts";
import { arn, otherThan, placed, REGIONS, type Region, WEST } from "./aws-data-place.ts";

function vaultArn(region: Region): string {
    return arn("backup", region, `backup-vault:vault-${region}`);
}

/** A locked vault and a daily plan in each region, and tests of what they keep. */
export const backups: readonly StateResource[] = [...REGIONS.flatMap(inRegion), ...restores()];

function inRegion(region: Region): readonly StateResource[] {
    const other = otherThan(region);
    const lifecycle = { deleteAfter: 35 };
    return [
        placed(
            "aws:backup/vault:Vault",
            `vault-${region}`,
            region,
            { name: `vault-${region}`, arn: vaultArn(region), kmsKeyArn: keyArn(region), forceDestroy: false },
            { options: { protect: true } },
        ),
        placed("aws:backup/vaultLockConfiguration:VaultLockConfiguration", `lock-${region}`, region, {
            backupVaultName: `vault-${region}`,
            minRetentionDays: 1,
            maxRetentionDays: 35,
            changeableForDays: 3,
        }),
        placed(
            "aws:backup/plan:Plan",
            `plan-${region}`,
            region,
            {
                name: `plan-${region}`,
                rules: [
                    {
                        ruleName: "daily",
                        schedule: "cron(0 5 * * ? *)",
                        targetVaultName: `vault-${region}`,
                        lifecycle,
                        copyActions: [{ destinationVaultArn: vaultArn(other), lifecycle }],
                    },
                ],
            },
            { madeFrom: { rules: [`vault-${region}`, `vault-${other}`] } },
        ),
        placed("aws:backup/selection:Selection", `selection-${region}`, region, {
            planId: `plan-${region}`,
            iamRoleArn: arn("iam", "", "role/backup"),
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "erato" }],
        }),
        ...failure(region, "backup", "Backup Job State Change", { state: ["ABORTED", "EXPIRED", "FAILED"] }),
        ...failure(region, "copy", "Copy Job State Change", { state: ["FAILED"] }),
        ...failure(region, "restore", "Restore Job State Change", { status: ["ABORTED", "FAILED"] }),
    ];
}

function failure(
    region: Region,
    job: string,
    event: string,
    detail: Readonly<Record<string, readonly string[]>>,
): readonly StateResource[] {
    const name = `${job}-failed-${region}`;
    return [
        placed("aws:cloudwatch/eventRule:EventRule", name, region, {
            name,
            eventPattern: JSON.stringify({ source: ["aws.backup"], "detail-type": [event], detail }),
        }),
        placed("aws:cloudwatch/eventTarget:EventTarget", `${name}-target`, region, {
            rule: name,
            arn: topicArn(region),
        }),
    ];
}

function restores(): readonly StateResource[] {
    const plan = placed("aws:backup/restoreTestingPlan:RestoreTestingPlan", "restores", WEST, {
        name: "restores",
        scheduleExpression: "cron(0 9 ? * SUN *)",
        recoveryPointSelection: {
            algorithm: "LATEST_WITHIN_WINDOW",
            includeVaults: [vaultArn(WEST)],
            recoveryPointTypes: ["SNAPSHOT"],
        },
    });
    const selections = ["RDS", "S3"].map((protectedResourceType) =>
        placed(
            "aws:backup/restoreTestingSelection:RestoreTestingSelection",
            `restores-${protectedResourceType}`,
            WEST,
            {
                restoreTestingPlanName: "restores",
                protectedResourceType,
                protectedResourceArns: ["*"],
            },
        ),
    );
    return [plan, ...selections];
}
