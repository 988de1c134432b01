import { INSTANCE, instanceDocs, poolOf, primaryOf, standsIn } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-replica-same-pool",
    title: "A Cloud SQL replica in the other region pools connections as its primary does",
    severity: "high",
    concern: "pairing",
    types: [INSTANCE],
    breaks: "after a failover nothing listens on the pool's port, or the database drowns in connections",
    remedy: "{ settings: { connectionPoolConfigs: [{ connectionPoolingEnabled: true }] } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/managed-connection-pooling", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "CN-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (replica, _settings, graph) => {
        const primary = primaryOf(graph, replica);
        if (primary === undefined || !standsIn(graph, replica)) return undefined;
        const [own, needed] = [poolOf(replica), poolOf(primary)];
        if (needed === undefined) {
            return own === undefined
                ? undefined
                : fail(
                      replica,
                      `has a connection pool, ${primary.name} has none`,
                      "{ settings: { connectionPoolConfigs: [{ connectionPoolingEnabled: false }] } }",
                  );
        }
        const shown = (pool: ReadonlyMap<string, string>) =>
            JSON.stringify([...pool].toSorted(([one], [other]) => one.localeCompare(other)));
        if (own !== undefined && shown(own) === shown(needed)) return pass(replica, `pools as ${primary.name} does`);
        const flags = [...needed].map(([name, value]) => ({ name, value }));
        return fail(
            replica,
            `${own === undefined ? "has no connection pool" : "has other pool flags"}, ${primary.name} pools with ${needed.size} flags`,
            `{ settings: { connectionPoolConfigs: [{ connectionPoolingEnabled: true, flags: ${JSON.stringify(flags)} }] } }`,
        );
    },
});
