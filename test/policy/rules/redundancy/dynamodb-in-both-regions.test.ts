import rule from "../../../../policy/rules/redundancy/dynamodb-in-both-regions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { tableState } from "../../states/aws-data-table.ts";

export default meetsContract(rule, {
    good: () => tableState(),
    passes: [
        {
            when: "its replica is a resource of its own",
            change: (good) =>
                good.at("table", "replicas", undefined).plus({
                    type: "aws:dynamodb/tableReplica:TableReplica",
                    name: "replica",
                    id: "replica",
                    outputs: { region: "us-west-2", globalTableArn: String(good.properties("table").arn) },
                }),
            at: "table",
        },
    ],
    fails: [
        {
            when: "it is not replicated",
            change: (good) => good.at("table", "replicas", []),
            at: "table",
            says: /has no replica in us-west-2/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at("table", "replicas", undefined),
            at: "table",
            says: /no replica in us-west-2/,
        },
        {
            when: "it is replicated elsewhere",
            change: (good) => good.at("table", "replicas", [{ regionName: "eu-west-1" }]),
            at: "table",
            says: /no replica in us-west-2/,
        },
        {
            when: "it is in a third region",
            change: (good) => good.at("table", "region", "eu-west-1"),
            at: "table",
            says: /no replica in us-east-1/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("table", "replicas", UNKNOWN),
            at: "table",
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) }],
});
