import rule from "../../../../policy/rules/autoscaling/rds-storage-grows.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the limit is a tenth above the disk",
            change: (good) => good.without(WEST).at(EAST, "maxAllocatedStorage", 110),
            at: EAST,
        },
        {
            when: "the disk comes from a snapshot and does not say its size",
            change: (good) =>
                good.without(WEST).at(EAST, "allocatedStorage", undefined).at(EAST, "maxAllocatedStorage", 1),
            at: EAST,
        },
        {
            when: "the replica's own disk is known only afterwards",
            change: (good) => good.at(WEST, "allocatedStorage", UNKNOWN),
            at: WEST,
        },
    ],
    fails: [
        {
            when: "the limit is less than a tenth above the disk",
            change: (good) => good.without(WEST).at(EAST, "maxAllocatedStorage", 109),
            at: EAST,
            says: /maxAllocatedStorage is 109 GiB, needs 110 or more/,
        },
        {
            when: "the disk does not grow",
            change: (good) => good.at(EAST, "maxAllocatedStorage", undefined),
            at: EAST,
            says: /is 0 GiB, needs 110/,
        },
        {
            when: "neither disk nor limit is said",
            change: (good) => good.at(EAST, "allocatedStorage", undefined).at(EAST, "maxAllocatedStorage", 0),
            at: EAST,
            says: /is 0 GiB, needs 1 /,
        },
        {
            when: "the replica may not grow as far as its source",
            change: (good) => good.at(WEST, "maxAllocatedStorage", 999),
            at: WEST,
            says: /is 999 GiB, needs 1000 or more/,
        },
        {
            when: "the source does not grow either",
            change: (good) => good.at(EAST, "maxAllocatedStorage", 0).at(WEST, "maxAllocatedStorage", 109),
            at: WEST,
            says: /is 109 GiB, needs 110/,
        },
        {
            when: "the stack wants more room",
            change: (good) => good.at(EAST, "maxAllocatedStorage", 199),
            at: EAST,
            settings: { leastGrowthPercent: 100 },
            says: /needs 200/,
        },
    ],
    unknown: [
        {
            when: "the limit is not known",
            change: (good) => good.at(EAST, "maxAllocatedStorage", UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the only instance is a member of an Aurora cluster, whose disk grows by itself",
            change: (good) =>
                good.without(WEST).at(EAST, "engine", "aurora-postgresql").at(EAST, "maxAllocatedStorage", 0),
        },
    ],
});
