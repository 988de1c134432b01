import { CLUSTER, holdsData, INSTANCE, instanceDocs } from "../../clouds/aws/rds.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "rds-deletion-leaves-backups",
    title: "A database on RDS that is deleted leaves a last snapshot and its automated backups",
    severity: "high",
    concern: "deletion",
    types: [INSTANCE, CLUSTER],
    breaks: "with the database go all backups that it made: a deletion by mistake cannot be undone",
    remedy: '{ skipFinalSnapshot: false, finalSnapshotIdentifier: "database-final", deleteAutomatedBackups: false }',
    sources: [
        instanceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Retaining.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-07", "ER-11"],
    whenUnknown: "fail",
    settings: {},
    judge: (database, _settings, graph) => {
        if (!holdsData(graph, database)) return undefined;
        return judgeSwitches(
            database,
            { property: "skipFinalSnapshot", needs: false, unset: false },
            { property: "deleteAutomatedBackups", needs: false, unset: true },
        );
    },
});
