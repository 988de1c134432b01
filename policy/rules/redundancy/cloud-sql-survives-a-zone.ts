import { availabilityOf, INSTANCE, instanceDocs, isReplica, standsIn } from "../../clouds/gcp/cloud-sql.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-survives-a-zone",
    title: "A Cloud SQL instance that takes writes, now or after a failover, has a standby in another zone",
    severity: "critical",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "when the instance's zone fails, nobody can write until a person restores the database from a backup",
    remedy: '{ settings: { availabilityType: "REGIONAL" } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/high-availability", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "HB-09", "AG-04"],
    whenUnknown: "fail",
    settings: {},
    judge: (instance, _settings, graph) => {
        // A replica that only answers reads may be lost, and a read pool takes its zones from its number of nodes.
        if (isReplica(instance) && !standsIn(graph, instance)) return undefined;
        if (known(readString(instance, "instanceType")) === "READ_POOL_INSTANCE") return undefined;
        const availability = availabilityOf(instance);
        return availability === "REGIONAL"
            ? pass(instance, "settings.availabilityType is REGIONAL")
            : fail(instance, `settings.availabilityType is ${availability}, needs REGIONAL`);
    },
});
