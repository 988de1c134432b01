import { isOnDemand, TABLE, tableDocs } from "../../clouds/aws/dynamodb.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const TARGET = "aws:appautoscaling/target:Target";
const DIMENSIONS = ["dynamodb:table:ReadCapacityUnits", "dynamodb:table:WriteCapacityUnits"];

export default defineResourceRule({
    id: "dynamodb-capacity-follows-load",
    title: "A table of DynamoDB is on demand, or its reads and writes are scaled",
    severity: "high",
    concern: "autoscaling",
    types: [TABLE],
    breaks: "above the number that somebody once chose DynamoDB refuses requests, first of all during a failover",
    remedy: '{ billingMode: "PAY_PER_REQUEST" }',
    sources: [
        tableDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/appautoscaling/target/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-16", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (table, _settings, graph) => {
        if (isOnDemand(table)) return pass(table, "is on demand");
        const scaled = scaledDimensions(graph, table);
        const fixed = DIMENSIONS.filter((dimension) => !scaled.includes(dimension));
        return fixed.length === 0
            ? pass(table, "reads and writes are scaled")
            : fail(table, `is provisioned, and nothing scales ${fixed.join(", ")}`);
    },
});

/** Targets name a table `table/<name>`; before the name is known, what that was made from tells. */
function scaledDimensions(graph: Graph, table: Resource): readonly string[] {
    const name = readString(table, "name");
    return graph.ofType(TARGET).flatMap((target) => {
        const resource = readString(target, "resourceId");
        const own =
            name.state === "set" && resource.state === "set"
                ? resource.value === `table/${name.value}`
                : target.madeFrom.get("resourceId")?.includes(table.urn) === true;
        return own ? (known(readString(target, "scalableDimension")) ?? []) : [];
    });
}
