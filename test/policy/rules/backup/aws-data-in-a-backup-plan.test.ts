import rule from "../../../../policy/rules/backup/aws-data-in-a-backup-plan.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const SELECTION = "selection-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "a cluster has the tag",
            change: (good) => good.facts(EAST, { type: "aws:rds/cluster:Cluster" }).at(EAST, "engine", "aurora-mysql"),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "it lacks the tag",
            change: tags({ system: "erato" }),
            at: EAST,
            says: /no selection in us-east-1 has its tags or ARN/,
        },
        {
            when: "its tag has another value",
            change: tags({ backup: "none" }),
            at: EAST,
            says: /no selection in us-east-1/,
        },
        {
            when: "its region has no selection",
            change: (good) => good.without(SELECTION),
            at: EAST,
            says: /no selection/,
        },
        {
            when: "the selection is in the other region",
            change: (good) => good.at(SELECTION, "region", "us-west-2"),
            at: EAST,
            says: /no sel/,
        },
        ...["aws:dynamodb/table:Table", "aws:efs/fileSystem:FileSystem"].map((type) => ({
            when: `a ${type} is not selected`,
            change: (good: State) =>
                good.plus({
                    type,
                    name: "added",
                    id: "added",
                    outputs: { region: "us-east-1", arn: "arn:aws:x:us-east-1:1:y" },
                }),
            at: "added",
            says: /no selection in us-east-1/,
        })),
    ],
    unknown: [{ when: "its tags are not known", change: tags(UNKNOWN), at: EAST, becomes: "unknown" }],
    silent: [
        { when: "only a replica is there", change: (good) => good.without(EAST, SELECTION) },
        {
            when: "only a member of an Aurora cluster is there",
            change: (good) => good.without("database-us-west-2", SELECTION).at(EAST, "engine", "aurora-postgresql"),
        },
    ],
});

function tags(value: Json): (good: State) => State {
    return (good) => good.at(EAST, "tagsAll", value);
}
