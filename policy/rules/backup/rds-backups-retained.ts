import { backupRetentionDays, CLUSTER, holdsData, INSTANCE, instanceDocs } from "../../clouds/aws/rds.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

export default defineResourceRule({
    id: "rds-backups-retained",
    title: "A database on RDS can be restored to any moment of as many days as its system declares",
    severity: "critical",
    concern: "backup",
    types: [INSTANCE, CLUSTER],
    breaks: "what was deleted or spoilt by mistake cannot be fetched back; a replica has lost it as well",
    remedy: "{ backupRetentionPeriod: 35 }",
    sources: [
        instanceDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/cluster/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-03", "ER-07", "ER-11"],
    whenUnknown: "fail",
    // Where a system declares none.
    settings: { retentionDays: 7 },
    judge: (database, { retentionDays }, graph) => {
        if (!holdsData(graph, database)) return undefined;
        const needed = declaredNumber(graph, database, "backups.databaseDays") ?? retentionDays;
        const days = backupRetentionDays(database);
        return days >= needed
            ? pass(database, `backups are kept for ${days} days`)
            : fail(
                  database,
                  `backupRetentionPeriod is ${days} days, needs ${needed} or more`,
                  `{ backupRetentionPeriod: ${needed} }`,
              );
    },
});
