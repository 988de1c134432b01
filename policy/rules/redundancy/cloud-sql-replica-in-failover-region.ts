import { INSTANCE, instanceDocs, isReplica } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "cloud-sql-replica-in-failover-region",
    title: "A Cloud SQL instance that takes writes has a replica in the system's other region",
    severity: "critical",
    concern: "redundancy",
    types: [INSTANCE],
    breaks: "when the region fails, the database is back only after a restore, and without what was written since the last backup",
    remedy: 'new gcp.sql.DatabaseInstance("<name>", { ...resource, region: "us-east1", masterInstanceName: resource.name })',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/replication/cross-region-replicas", read: "2026-11-22" },
    ],
    requirements: ["CN-04", "AG-04", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        if (isReplica(instance)) return undefined;
        const pair = regionsFor(graph, instance);
        if (pair === undefined) return undefined;
        const other = instance.region === pair.primary ? pair.failover : pair.primary;
        const replicas = graph.referring(instance, INSTANCE, "masterInstanceName");
        const replica = replicas.find(({ region }) => region === other);
        if (replica !== undefined) return pass(instance, `${replica.name} follows it in ${other}`);
        const name = JSON.stringify(`${instance.name}-${other}`);
        const role = `instanceType: "READ_REPLICA_INSTANCE", masterInstanceName: resource.name`;
        return fail(
            instance,
            `no replica in ${other} follows it`,
            `new gcp.sql.DatabaseInstance(${name}, { ...resource, name: ${name}, region: "${other}", ${role} })`,
        );
    },
});
