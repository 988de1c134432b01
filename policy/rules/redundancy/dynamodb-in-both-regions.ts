import { TABLE, tableDocs } from "../../clouds/aws/dynamodb.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

const REPLICA = "aws:dynamodb/tableReplica:TableReplica";

export default defineResourceRule({
    id: "dynamodb-in-both-regions",
    title: "A table of DynamoDB is replicated to the system's other region",
    severity: "critical",
    concern: "redundancy",
    types: [TABLE],
    breaks: "when the region is lost the table is not there to fail over to",
    remedy: '{ replicas: [{ regionName: "us-west-2" }] }',
    sources: [
        tableDocs,
        {
            url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (table, _settings, graph) => {
        const pair = regionsFor(graph, table);
        if (pair === undefined) return undefined;
        const inside = (known(readParts(table, "replicas")) ?? []).flatMap(
            (replica) => known(readString(replica, "regionName")) ?? [],
        );
        const beside = graph.referring(table, REPLICA, "globalTableArn").map(({ region }) => region);
        const kept = [table.region, ...inside, ...beside];
        const missing = [pair.primary, pair.failover].filter((region) => !kept.includes(region));
        const replicas = [...inside, ...missing].map((region) => `{ regionName: "${region}" }`);
        return missing.length === 0
            ? pass(table, `kept in ${pair.primary} and ${pair.failover}`)
            : fail(table, `has no replica in ${missing.join(", ")}`, `{ replicas: [${replicas.join(", ")}] }`);
    },
});
