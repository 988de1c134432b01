import { connectorsOf, INSTANCE, instanceDocs, primaryOf, sslModeOf, standsIn } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-replica-accepts-the-same-clients",
    title: "A Cloud SQL replica in the other region asks of clients what its primary asks",
    severity: "critical",
    concern: "pairing",
    types: [INSTANCE],
    breaks: "after a failover clients that worked are refused: they bring no certificate, or no connector",
    remedy: '{ settings: { ipConfiguration: { sslMode: "ENCRYPTED_ONLY" } } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/configure-ssl-instance", read: "2026-11-22" },
    ],
    requirements: ["CN-04", "HB-09", "AG-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (replica, _settings, graph) => {
        const primary = primaryOf(graph, replica);
        if (primary === undefined || !standsIn(graph, replica)) return undefined;
        const [mode, needed] = [sslModeOf(replica), sslModeOf(primary)];
        if (mode !== needed) {
            return fail(
                replica,
                `settings.ipConfiguration.sslMode is ${mode}, ${primary.name} has ${needed}`,
                `{ settings: { ipConfiguration: { sslMode: "${needed}" } } }`,
            );
        }
        const [connectors, asked] = [connectorsOf(replica), connectorsOf(primary)];
        return connectors === asked
            ? pass(replica, `asks of clients what ${primary.name} asks`)
            : fail(
                  replica,
                  `settings.connectorEnforcement is ${connectors}, ${primary.name} has ${asked}`,
                  `{ settings: { connectorEnforcement: "${asked}" } }`,
              );
    },
});
