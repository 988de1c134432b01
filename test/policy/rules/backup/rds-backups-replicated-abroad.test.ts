import rule from "../../../../policy/rules/backup/rds-backups-replicated-abroad.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";
const COPIES = "database-backups";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "a week is kept on both sides, one of them by default", change: week, at: EAST },
        {
            when: "the database's ARN is not known yet but the reference is",
            change: (good) => good.at(COPIES, "sourceDbInstanceArn", UNKNOWN),
            at: EAST,
        },
        {
            when: "writes have moved and the other region's database is yet to be rebuilt",
            change: (good) =>
                good
                    .facts(WEST, { madeFrom: {} })
                    .at(WEST, "replicateSourceDb", undefined)
                    .at("erato", "regions.writer", "us-west-2"),
            at: WEST,
        },
    ],
    fails: [
        {
            when: "nothing is copied",
            change: (good) => good.without(COPIES),
            at: EAST,
            says: /its backups are not copied to us-west-2/,
        },
        {
            when: "the copies stay in the region",
            change: (good) => good.at(COPIES, "region", "us-east-1"),
            at: EAST,
            says: /not copied to us-west-2/,
        },
        {
            when: "a database that follows nobody is in the other region",
            change: (good) => good.facts(WEST, { madeFrom: {} }).at(WEST, "replicateSourceDb", undefined),
            at: WEST,
            says: /not copied to us-east-1/,
        },
        {
            when: "copies are kept for a day less",
            change: (good) => good.at(COPIES, "retentionPeriod", 34),
            at: COPIES,
            says: /retentionPeriod is 34 days, database-us-east-1 keeps its backups for 35/,
        },
        {
            when: "copies are kept for the week that nobody chose",
            change: (good) => good.at(COPIES, "retentionPeriod", undefined),
            at: COPIES,
            says: /retentionPeriod is 7 days/,
        },
    ],
    unknown: [
        {
            when: "it is not known how long copies are kept",
            change: (good) => good.at(COPIES, "retentionPeriod", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no system declares regions", change: (good) => good.at("erato", "regions", undefined) },
        { when: "only a replica is there", change: (good) => good.without(EAST) },
        {
            when: "only a member of an Aurora cluster is there",
            change: (good) => good.without(WEST).at(EAST, "engine", "aurora-postgresql"),
        },
    ],
});

function week(state: State): State {
    return state.at(EAST, "backupRetentionPeriod", 7).at(COPIES, "retentionPeriod", undefined);
}
