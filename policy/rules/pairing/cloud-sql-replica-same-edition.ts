import { editionOf, INSTANCE, instanceDocs, primaryOf, standsIn, versionOf } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-replica-same-edition",
    title: "A Cloud SQL replica in the other region has its primary's edition and version",
    severity: "high",
    concern: "pairing",
    types: [INSTANCE],
    breaks: "the replica cannot become the pair's recovery replica, or applications meet another database after a failover",
    remedy: '{ settings: { edition: "<edition of the primary>" } }',
    sources: [instanceDocs, { url: "https://cloud.google.com/sql/docs/editions-intro", read: "2026-11-22" }],
    requirements: ["CN-04", "AG-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (replica, _settings, graph) => {
        const primary = primaryOf(graph, replica);
        if (primary === undefined || !standsIn(graph, replica)) return undefined;
        const [version, same] = [versionOf(replica), versionOf(primary)];
        if (version !== same) {
            const message = `databaseVersion is ${version || "not set"}, ${primary.name} runs ${same || "the default"}`;
            return fail(replica, message, `{ databaseVersion: "${same}" }`);
        }
        const [edition, needed] = [editionOf(replica), editionOf(primary)];
        return edition === needed
            ? pass(replica, `${version} in edition ${edition}, like ${primary.name}`)
            : fail(
                  replica,
                  `settings.edition is ${edition}, ${primary.name} has ${needed}`,
                  `{ settings: { edition: "${needed}" } }`,
              );
    },
});
