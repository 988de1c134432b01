import rule from "../../../../policy/rules/observability/rds-has-its-alarms.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the stack wants the lag as well",
            change: (good) => good,
            at: WEST,
            settings: { metrics: ["CPUUtilization", "FreeStorageSpace", "ReplicaLag"] },
        },
    ],
    fails: [
        {
            when: "nothing watches the disk",
            change: (good) => good.without("database-disk-us-east-1"),
            at: EAST,
            says: /^no alarm watches FreeStorageSpace$/,
        },
        {
            when: "nothing watches the replica's processor",
            change: (good) => good.without("database-cpu-us-west-2"),
            at: WEST,
            says: /^no alarm watches CPUUtilization$/,
        },
        {
            when: "alarms watch another database",
            change: (good) => good.at(EAST, "identifier", "database-3"),
            at: EAST,
            says: /no alarm watches CPUUtilization, FreeStorageSpace/,
        },
        {
            when: "the stack wants connections as well",
            change: (good) => good,
            at: EAST,
            settings: { metrics: ["DatabaseConnections"] },
            says: /no alarm watches DatabaseConnections/,
        },
    ],
    unknown: [
        {
            when: "an alarm's metric is not known",
            change: (good) => good.at("database-cpu-us-east-1", "metricName", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "only a replica of its own region is there",
            change: (good) => good.without(EAST).set(WEST, { replicateSourceDb: "database-0", identifier: "reader" }),
        },
    ],
});
