import { VAULT } from "../../clouds/aws/backup.ts";
import { eventRules } from "../../clouds/aws/event-rule.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const NOTIFICATIONS = "aws:backup/vaultNotifications:VaultNotifications";

interface Failure {
    readonly event: string;
    /** Where the event tells how the job ended, and which ends are failures. */
    readonly field: string;
    readonly ends: readonly string[];
    /** Notifications of the vault that tell of the same. */
    readonly notices: readonly string[];
}

/** From the first source. A job that did not begin in its window has expired. */
const FAILURES: readonly Failure[] = [
    {
        event: "Backup Job State Change",
        field: "state",
        ends: ["FAILED", "EXPIRED"],
        notices: ["BACKUP_JOB_FAILED", "BACKUP_JOB_EXPIRED"],
    },
    { event: "Copy Job State Change", field: "state", ends: ["FAILED"], notices: ["COPY_JOB_FAILED"] },
    { event: "Restore Job State Change", field: "status", ends: ["FAILED"], notices: ["RESTORE_JOB_FAILED"] },
];

export default defineResourceRule({
    id: "backup-failures-are-heard",
    title: "A backup, copy or restore that fails is told to somebody, in each region with a vault",
    severity: "high",
    concern: "observability",
    types: [VAULT],
    breaks: "backups have been failing for weeks when the first one is needed",
    remedy: '[new aws.cloudwatch.EventRule("backup-failed", { name: "backup-failed", eventPattern: JSON.stringify({ source: ["aws.backup"], "detail-type": ["Backup Job State Change"], detail: { state: ["FAILED", "EXPIRED"] } }) }), new aws.cloudwatch.EventTarget("backup-failed", { rule: "backup-failed", arn: topic.arn })]',
    sources: [
        { url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultNotifications.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-11", "ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (vault, _settings, graph) => {
        const unheard = FAILURES.filter((failure) => !isHeard(graph, vault, failure));
        if (unheard.length === 0) return pass(vault, "every failed job is told to somebody");
        const added = unheard.flatMap(({ event, field, ends }) => {
            const name = `${event.split(" ")[0]?.toLowerCase()}-failed-in-${vault.region}`;
            const pattern = JSON.stringify({
                source: ["aws.backup"],
                "detail-type": [event],
                detail: { [field]: ends },
            });
            const where = `region: "${vault.region}"`;
            return [
                `new aws.cloudwatch.EventRule("${name}", { name: "${name}", eventPattern: JSON.stringify(${pattern}), ${where} })`,
                `new aws.cloudwatch.EventTarget("${name}-target", { rule: "${name}", arn: "<arn of a topic>", ${where} })`,
            ];
        });
        const events = unheard.map(({ event, field, ends }) => `${event} (${field} ${ends.join(", ")})`);
        return fail(vault, `nothing in ${vault.region} hears of ${events.join("; ")}`, `[${added.join(", ")}]`);
    },
});

function isHeard(graph: Graph, vault: Resource, { event, field, ends, notices }: Failure): boolean {
    const told = graph
        .referring(vault, NOTIFICATIONS, "backupVaultName")
        .flatMap((notifications) => known(readStrings(notifications, "backupVaultEvents")) ?? []);
    if (notices.every((notice) => told.includes(notice))) return true;
    const heard = eventRules(graph, "aws.backup", event)
        .filter(({ rule }) => rule.region === vault.region)
        .map(({ detail }) => detail[field]);
    return ends.every((end) => heard.some((states) => states === undefined || states.includes(end)));
}
