import { flagsOf, INSTANCE, instanceDocs, primaryOf, standsIn } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-replica-same-flags",
    title: "A Cloud SQL replica in the other region has its primary's database flags",
    severity: "high",
    concern: "pairing",
    types: [INSTANCE],
    breaks: "after a failover the database takes fewer connections, refuses logins by IAM or stops writing its audit log",
    remedy: '{ settings: { databaseFlags: [{ name: "cloudsql.iam_authentication", value: "on" }] } }',
    sources: [instanceDocs, { url: "https://cloud.google.com/sql/docs/postgres/flags", read: "2026-11-22" }],
    requirements: ["CN-04", "CN-14", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (replica, _settings, graph) => {
        const primary = primaryOf(graph, replica);
        if (primary === undefined || !standsIn(graph, replica)) return undefined;
        const [own, needed] = [flagsOf(replica), flagsOf(primary)];
        const names = new Set([...own.keys(), ...needed.keys()]);
        const different = [...names].filter((name) => own.get(name) !== needed.get(name));
        if (different.length === 0) return pass(replica, `has the ${needed.size} flags of ${primary.name}`);
        const flags = [...needed].map(([name, value]) => ({ name, value }));
        return fail(
            replica,
            `settings.databaseFlags differ from those of ${primary.name} in ${different.toSorted().join(", ")}`,
            `{ settings: { databaseFlags: ${JSON.stringify(flags)} } }`,
        );
    },
});
