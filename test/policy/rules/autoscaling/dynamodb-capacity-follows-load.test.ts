import rule from "../../../../policy/rules/autoscaling/dynamodb-capacity-follows-load.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { tableState } from "../../states/aws-data-table.ts";

const READS = "dynamodb:table:ReadCapacityUnits";
const WRITES = "dynamodb:table:WriteCapacityUnits";

export default meetsContract(rule, {
    good: () => tableState(),
    passes: [
        { when: "reads and writes are scaled", change: scaled(READS, WRITES), at: "table" },
        {
            when: "the table's name is not known yet but the reference is",
            change: (good) =>
                ["reads", "writes"].reduce(
                    (state, name) => state.facts(name, { madeFrom: { resourceId: ["table"] } }),
                    scaled(READS, WRITES)(good).at("table", "name", UNKNOWN),
                ),
            at: "table",
        },
    ],
    fails: [
        {
            when: "its capacity is a number",
            change: (good) => good.at("table", "billingMode", "PROVISIONED"),
            at: "table",
            says: /is provisioned, and nothing scales dynamodb:table:ReadCapacityUnits, dynamodb:table:WriteCapacityUnits/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at("table", "billingMode", undefined),
            at: "table",
            says: /is provisioned/,
        },
        {
            when: "only reads are scaled",
            change: scaled(READS, READS),
            at: "table",
            says: /nothing scales dynamodb:table:WriteCapacityUnits$/,
        },
        {
            when: "another table is scaled",
            change: (good) => scaled(READS, WRITES)(good).at("writes", "resourceId", "table/other"),
            at: "table",
            says: /nothing scales dynamodb:table:WriteCapacityUnits$/,
        },
        {
            when: "nothing tells which table is scaled",
            change: (good) => scaled(READS, WRITES)(good).at("table", "name", UNKNOWN),
            at: "table",
            says: /nothing scales/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("table", "billingMode", UNKNOWN),
            at: "table",
            becomes: "unknown",
        },
    ],
});

function scaled(...dimensions: readonly [string, string]): (good: State) => State {
    const target = (name: string, scalableDimension: string) => ({
        type: "aws:appautoscaling/target:Target",
        name,
        id: name,
        outputs: { serviceNamespace: "dynamodb", resourceId: "table/orders", scalableDimension },
    });
    return (good) =>
        good
            .at("table", "billingMode", "PROVISIONED")
            .plus(target("reads", dimensions[0]), target("writes", dimensions[1]));
}
