import rule from "../../../../policy/rules/encryption/elasticache-encrypted.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const EAST = "cache-us-east-1";
const WEST = "cache-us-west-2";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "Valkey is encrypted at rest without being told",
            change: (good) => good.at(EAST, "atRestEncryptionEnabled", undefined),
            at: EAST,
        },
        {
            when: "nothing is said about plain connections, which are refused",
            change: (good) => good.at(EAST, "transitEncryptionMode", undefined),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "it is not encrypted at rest",
            change: (good) => good.at(EAST, "atRestEncryptionEnabled", false),
            at: EAST,
            says: /^atRestEncryptionEnabled is false, needs true$/,
        },
        {
            when: "Redis is left to itself",
            change: (good) => good.at(EAST, "engine", "redis").at(EAST, "atRestEncryptionEnabled", undefined),
            at: EAST,
            says: /atRestEncryptionEnabled is false/,
        },
        {
            when: "connections are not encrypted",
            change: (good) => good.at(EAST, "transitEncryptionEnabled", false),
            at: EAST,
            says: /^transitEncryptionEnabled is false, needs true$/,
        },
        {
            when: "nothing is said about connections",
            change: (good) => good.at(EAST, "transitEncryptionEnabled", undefined),
            at: EAST,
            says: /transitEncryptionEnabled is false/,
        },
        {
            when: "plain connections are taken as well",
            change: (good) => good.at(EAST, "transitEncryptionMode", "preferred"),
            at: EAST,
            says: /transitEncryptionMode is preferred/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(EAST, "transitEncryptionEnabled", UNKNOWN),
            at: EAST,
            becomes: "fail",
        },
    ],
    silent: [
        {
            when: "the only cache follows another one, and is encrypted as that one is",
            change: (good) => good.without(EAST).at(WEST, "transitEncryptionEnabled", undefined),
        },
    ],
});
