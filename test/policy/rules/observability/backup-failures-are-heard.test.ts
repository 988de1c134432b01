import rule from "../../../../policy/rules/observability/backup-failures-are-heard.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const VAULT = "vault-us-east-1";
const EVENT = "backup-failed-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "every end of a job is told",
            change: pattern({ source: ["aws.backup"], "detail-type": ["Backup Job State Change"] }),
            at: VAULT,
        },
        {
            when: "one rule hears of all jobs",
            change: (good) =>
                pattern({
                    source: ["aws.backup"],
                    "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
                })(good.without("copy-failed-us-east-1", "restore-failed-us-east-1")),
            at: VAULT,
        },
        {
            when: "the vault itself tells of failed jobs",
            change: (good) => good.without(EVENT).plus(notifications(["BACKUP_JOB_FAILED", "BACKUP_JOB_EXPIRED"])),
            at: VAULT,
        },
    ],
    fails: [
        {
            when: "nothing hears of backups",
            change: (good) => good.without(EVENT),
            at: VAULT,
            says: /nothing in us-east-1 hears of Backup Job State Change \(state FAILED, EXPIRED\)$/,
        },
        {
            when: "nothing hears of copies",
            change: (good) => good.without("copy-failed-us-east-1"),
            at: VAULT,
            says: /hears of Copy Job State Change \(state FAILED\)$/,
        },
        {
            when: "nothing hears of restores",
            change: (good) => good.without("restore-failed-us-east-1"),
            at: VAULT,
            says: /hears of Restore Job State Change \(status FAILED\)$/,
        },
        {
            when: "the rule is off",
            change: (good) => good.at(EVENT, "state", "DISABLED"),
            at: VAULT,
            says: /Backup Job/,
        },
        {
            when: "the rule is off in the older way",
            change: (good) => good.at(EVENT, "isEnabled", false),
            at: VAULT,
            says: /Backup Job/,
        },
        {
            when: "the rule goes nowhere",
            change: (good) => good.without(`${EVENT}-target`),
            at: VAULT,
            says: /Backup Job/,
        },
        {
            when: "the rule is in the other region",
            change: (good) => good.at(EVENT, "region", "us-west-2"),
            at: VAULT,
            says: /Backup Job/,
        },
        {
            when: "jobs that never began are not told",
            change: pattern({
                source: ["aws.backup"],
                "detail-type": ["Backup Job State Change"],
                detail: { state: ["FAILED"] },
            }),
            at: VAULT,
            says: /Backup Job/,
        },
        {
            when: "the events are another service's",
            change: pattern({ source: ["aws.rds"], "detail-type": ["Backup Job State Change"] }),
            at: VAULT,
            says: /Backup Job/,
        },
        {
            when: "the pattern is none",
            change: (good) => good.at(EVENT, "eventPattern", "{"),
            at: VAULT,
            says: /Backup Job/,
        },
        {
            when: "the vault itself tells of half of them",
            change: (good) => good.without(EVENT).plus(notifications(["BACKUP_JOB_FAILED"])),
            at: VAULT,
            says: /Backup Job/,
        },
    ],
    unknown: [
        {
            when: "a pattern is not known",
            change: (good) => good.at(EVENT, "eventPattern", UNKNOWN),
            at: VAULT,
            becomes: "unknown",
        },
    ],
});

function pattern(value: Readonly<Record<string, unknown>>): (good: State) => State {
    return (good) => good.at(EVENT, "eventPattern", JSON.stringify(value));
}

function notifications(backupVaultEvents: readonly string[]) {
    return {
        type: "aws:backup/vaultNotifications:VaultNotifications",
        name: "notifications",
        id: "notifications",
        outputs: { backupVaultName: VAULT, backupVaultEvents },
    };
}
