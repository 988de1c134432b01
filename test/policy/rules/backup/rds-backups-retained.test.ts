import rule from "../../../../policy/rules/backup/rds-backups-retained.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";
const DAYS = "backupRetentionPeriod";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the system declares nothing and a week is kept",
            change: (good) => undeclared(good).at(EAST, DAYS, 7),
            at: EAST,
        },
        {
            when: "an Aurora cluster keeps a day by itself and that is enough",
            change: (good) =>
                undeclared(good).facts(EAST, { type: "aws:rds/cluster:Cluster" }).at(EAST, DAYS, undefined),
            at: EAST,
            settings: { retentionDays: 1 },
        },
    ],
    fails: [
        {
            when: "it keeps less than the system declares",
            change: (good) => good.at(EAST, DAYS, 34),
            at: EAST,
            says: /backupRetentionPeriod is 34 days, needs 35 or more/,
        },
        {
            when: "the replica that would take over keeps less",
            change: (good) => good.at(WEST, DAYS, 0),
            at: WEST,
            says: /is 0 days, needs 35/,
        },
        {
            when: "nothing is said",
            change: (good) => undeclared(good).at(EAST, DAYS, undefined),
            at: EAST,
            says: /is 0 days, needs 7/,
        },
        {
            when: "less than a week is kept and the system declares nothing",
            change: (good) => undeclared(good).at(EAST, DAYS, 6),
            at: EAST,
            says: /is 6 days, needs 7/,
        },
        {
            when: "an Aurora cluster says nothing",
            change: (good) => good.facts(EAST, { type: "aws:rds/cluster:Cluster" }).at(EAST, DAYS, undefined),
            at: EAST,
            says: /is 1 days, needs 35/,
        },
        {
            when: "an Aurora cluster, which names its engine, keeps none",
            change: (good) =>
                good
                    .facts(EAST, { type: "aws:rds/cluster:Cluster" })
                    .at(EAST, DAYS, 2)
                    .at(EAST, "engine", "aurora-postgresql"),
            at: EAST,
            says: /is 2 days/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(EAST, DAYS, UNKNOWN), at: EAST, becomes: "fail" }],
    silent: [
        {
            when: "only a replica of its own region is there, which has no backups to keep",
            change: (good) => good.without(EAST).at(WEST, "replicateSourceDb", "database-0").at(WEST, DAYS, 0),
        },
        {
            when: "only a member of an Aurora cluster is there",
            change: (good) => good.without(WEST).at(EAST, "engine", "aurora-postgresql").at(EAST, DAYS, 0),
        },
    ],
});

function undeclared(state: State): State {
    return state.at("erato", "backups", undefined);
}
