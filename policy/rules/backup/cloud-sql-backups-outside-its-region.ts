import { INSTANCE, instanceDocs, isReplica } from "../../clouds/gcp/cloud-sql.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "cloud-sql-backups-outside-its-region",
    title: "Backups of a Cloud SQL instance lie outside its own region",
    severity: "high",
    concern: "backup",
    types: [INSTANCE],
    breaks: "losing the region loses the database and its backups together",
    remedy: '{ settings: { backupConfiguration: { location: "us" } } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/backup-recovery/backups", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "AG-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        if (isReplica(instance)) return undefined;
        const location = known(readString(instance, "settings.backupConfiguration.location"));
        // Without a location Google takes the multi-region that is nearest, and reports an empty one.
        if (location === undefined || location === "") return pass(instance, "backups lie in the nearest multi-region");
        if (location !== instance.region) return pass(instance, `backups lie in ${location}`);
        const pair = regionsFor(graph, instance);
        const other = pair?.primary === location ? pair.failover : pair?.primary;
        return fail(
            instance,
            `settings.backupConfiguration.location is ${location}, the instance's own region; needs another one or a multi-region`,
            `{ settings: { backupConfiguration: { location: "${other ?? location.split("-")[0]}" } } }`,
        );
    },
});
