import { LOCK, VAULT } from "../../clouds/aws/backup.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "backup-vault-locked",
    title: "What a vault of AWS Backup keeps cannot be deleted before its time",
    severity: "high",
    concern: "backup",
    types: [VAULT],
    breaks: "whoever gets hold of an administrator's access deletes the backups first, and then the data",
    remedy: 'new aws.backup.VaultLockConfiguration("vault-lock", { backupVaultName: resource.name, minRetentionDays: 1, maxRetentionDays: 35 })',
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/backup/vaultlockconfiguration/",
            read: "2026-11-22",
        },
        { url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html", read: "2026-11-22" },
    ],
    requirements: ["ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (vault, _settings, graph) => {
        const [lock] = graph.referring(vault, LOCK, "backupVaultName");
        return lock === undefined ? fail(vault, "no lock is on it") : pass(vault, `${lock.name} is on it`);
    },
});
