import rule from "../../../../policy/rules/redundancy/rds-standby-is-as-large.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "it is larger", change: sized("db.m7g.large", "db.m7g.xlarge"), at: WEST },
        { when: "it is of another family and as large", change: sized("db.m7g.2xlarge", "db.r7g.2xlarge"), at: WEST },
        { when: "both are burstable and as large", change: sized("db.t4g.small", "db.t4g.small"), at: WEST },
        { when: "a class has a form that nobody knows", change: sized("db.serverless", "db.m7g.large"), at: WEST },
    ],
    fails: [
        {
            when: "it is half as large",
            change: sized("db.m7g.xlarge", "db.m7g.large"),
            at: WEST,
            says: /instanceClass is db.m7g.large, smaller than db.m7g.xlarge of database-us-east-1/,
        },
        { when: "it has four times less", change: sized("db.m7g.4xlarge", "db.m7g.xlarge"), at: WEST, says: /smaller/ },
        { when: "it is of medium size", change: sized("db.t4g.large", "db.t4g.medium"), at: WEST, says: /smaller/ },
        { when: "it is of small size", change: sized("db.t4g.medium", "db.t4g.small"), at: WEST, says: /smaller/ },
        { when: "it is of micro size", change: sized("db.t4g.small", "db.t4g.micro"), at: WEST, says: /smaller/ },
        {
            when: "it is burstable and the source is not",
            change: sized("db.m7g.large", "db.t4g.2xlarge"),
            at: WEST,
            says: /smaller/,
        },
    ],
    unknown: [
        {
            when: "the source's class is not known",
            change: (good) => good.at(EAST, "instanceClass", UNKNOWN),
            at: WEST,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the replica is one of its own region",
            change: (good) =>
                good.at(WEST, "replicateSourceDb", `database-us-west-1`).at(WEST, "instanceClass", "db.t4g.micro"),
        },
        { when: "the source is in another stack", change: (good) => good.without(EAST) },
    ],
});

function sized(source: string, standby: string): (good: State) => State {
    return (good) => good.at(EAST, "instanceClass", source).at(WEST, "instanceClass", standby);
}
