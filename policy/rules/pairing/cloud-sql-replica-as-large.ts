import { INSTANCE, instanceDocs, primaryOf, standsIn } from "../../clouds/gcp/cloud-sql.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** A limit of 0 is none (provider's schema, `@pulumi/gcp` 9.37.0, 2026-11-22). */
const UNLIMITED = Number.POSITIVE_INFINITY;

export default defineResourceRule({
    id: "cloud-sql-replica-as-large",
    title: "A Cloud SQL replica in the other region has its primary's machine and may grow as far",
    severity: "high",
    concern: "pairing",
    types: [INSTANCE],
    breaks: "the replica falls behind, or after a failover it cannot carry the load or runs out of disk",
    remedy: '{ settings: { tier: "<tier of the primary>" } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/replication/cross-region-replicas", read: "2026-11-22" },
    ],
    requirements: ["CN-04", "CN-16", "AG-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (replica, _settings, graph) => {
        const primary = primaryOf(graph, replica);
        if (primary === undefined || !standsIn(graph, replica)) return undefined;
        const [own, needed] = [replica, primary].map((instance) => known(readString(instance, "settings.tier")));
        if (own !== needed) {
            const message = `settings.tier is ${own ?? "not set"}, ${primary.name} has ${needed ?? "none"}`;
            return fail(replica, message, `{ settings: { tier: "${needed ?? ""}" } }`);
        }
        const [limit = UNLIMITED, largest = UNLIMITED] = [replica, primary].map((instance) => {
            const gigabytes = known(readNumber(instance, "settings.diskAutoresizeLimit"));
            return gigabytes === 0 ? UNLIMITED : gigabytes;
        });
        if (limit >= largest) return pass(replica, `is a ${own} like ${primary.name}`);
        return fail(
            replica,
            `settings.diskAutoresizeLimit is ${limit} GB, ${primary.name} may grow to ${largest === UNLIMITED ? "any size" : `${largest} GB`}`,
            `{ settings: { diskAutoresizeLimit: ${largest === UNLIMITED ? 0 : largest} } }`,
        );
    },
});
