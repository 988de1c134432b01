import rule from "../../../../policy/rules/encryption/rds-storage-encrypted.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "database-us-east-1";
const WEST = "database-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "a replica abroad has a key and says no more, as AWS would not listen",
            change: (good) => good.at(WEST, "storageEncrypted", undefined),
            at: WEST,
        },
        {
            when: "the key of a replica abroad is not known yet",
            change: (good) => good.at(WEST, "kmsKeyId", UNKNOWN),
            at: WEST,
        },
        {
            when: "a serverless cluster says nothing, and is encrypted",
            change: (good) =>
                good
                    .facts(EAST, { type: "aws:rds/cluster:Cluster" })
                    .at(EAST, "engineMode", "serverless")
                    .at(EAST, "storageEncrypted", undefined),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "it is not encrypted",
            change: (good) => good.at(EAST, "storageEncrypted", false),
            at: EAST,
            says: /storageEncrypted is false, needs true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(EAST, "storageEncrypted", undefined),
            at: EAST,
            says: /storageEncrypted is false/,
        },
        {
            when: "a replica abroad has no key",
            change: (good) => good.at(WEST, "kmsKeyId", undefined),
            at: WEST,
            says: /kmsKeyId is not set, needs a key of its own region/,
        },
        {
            when: "a replica abroad has an empty key",
            change: (good) => good.at(WEST, "kmsKeyId", ""),
            at: WEST,
            says: /kmsKeyId is not set/,
        },
        {
            when: "an Aurora cluster says nothing",
            change: (good) =>
                good
                    .facts(EAST, { type: "aws:rds/cluster:Cluster" })
                    .at(EAST, "engine", "aurora-postgresql")
                    .at(EAST, "storageEncrypted", undefined),
            at: EAST,
            says: /storageEncrypted is false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "storageEncrypted", UNKNOWN),
            at: EAST,
            becomes: "fail",
        },
    ],
    silent: [
        {
            when: "only a member of an Aurora cluster is there, encrypted as its cluster is",
            change: (good) => good.without(WEST).set(EAST, { engine: "aurora-mysql", storageEncrypted: false }),
        },
    ],
});
