import rule from "../../../../policy/rules/pairing/region-stands-on-its-own.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, State, UNKNOWN } from "../../state.ts";

const at = "ledger-west";
const KEY = "key-east";
const SECRET = "login-east";
const east = (type: string, name: string, outputs: Properties) => ({
    type,
    name,
    id: name,
    provider: "aws-east",
    outputs: { region: "us-east-1", ...outputs },
});

/** A follower in the west with a key of its own, and a template there that logs in with a secret of the east. */
function pair(): State {
    return new State([
        { type: "pulumi:providers:aws", name: "aws-east", id: "aws-east", outputs: { region: "us-east-1" } },
        { type: "pulumi:providers:aws", name: "aws-west", id: "aws-west", outputs: { region: "us-west-2" } },
        east("aws:kms/key:Key", KEY, { arn: "arn:aws:kms:us-east-1:123456789012:key/east" }),
        {
            ...east("aws:kms/key:Key", "key-west", {
                arn: "arn:aws:kms:us-west-2:123456789012:key/west",
                region: "us-west-2",
            }),
        },
        east("aws:secretsmanager/secret:Secret", SECRET, { replicas: [{ region: "us-west-2" }] }),
        east("aws:rds/instance:Instance", "ledger-east", { identifier: "ledger-east" }),
        {
            type: "aws:rds/instance:Instance",
            name: at,
            id: at,
            provider: "aws-west",
            outputs: { kmsKeyId: "arn:aws:kms:us-west-2:123456789012:key/west", replicateSourceDb: "ledger-east" },
            madeFrom: { kmsKeyId: ["key-west"], replicateSourceDb: ["ledger-east"] },
        },
        {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: "template-west",
            id: "template-west",
            provider: "aws-west",
            outputs: { metadataOptions: { httpTokens: "required" } },
            madeFrom: { metadataOptions: [SECRET] },
        },
    ]);
}
const usesEast = (good: State) => good.at(at, "kmsKeyId", "arn:aws:kms:us-east-1:123456789012:key/east");

export default meetsContract(rule, {
    good: pair,
    passes: [
        { when: "the key is one in all regions", change: (good) => usesEast(good).at(KEY, "multiRegion", true), at },
        {
            when: "its id is not known and it was made from the right one",
            change: (good) => good.at(at, "kmsKeyId", UNKNOWN),
            at,
        },
        {
            when: "the API writes an address for the region",
            change: (good) => good.at("key-west", "region", "https://example.com/regions/us-west-2"),
            at,
        },
        {
            when: "the other stands in one zone of the region",
            change: (good) => good.at("key-west", "region", "us-west-2a"),
            at,
        },
    ],
    fails: [
        {
            when: "it uses the other region's key",
            change: usesEast,
            at,
            says: /kmsKeyId uses key-east of us-east-1, and stands in us-west-2/,
            remedy: "no",
        },
        {
            when: "a secret has no copy there",
            change: (good) => good.at(SECRET, "replicas", [{ region: "eu-west-1" }]),
            at: "template-west",
            says: /metadataOptions uses login-east of us-east-1, and stands in us-west-2/,
            remedy: "no",
        },
        {
            when: "a secret has no copies",
            change: (good) => good.at(SECRET, "replicas", undefined),
            at: "template-west",
            says: /uses login-east/,
            remedy: "no",
        },
        {
            when: "its id is not known and it was made from the wrong one",
            change: (good) => good.at(at, "kmsKeyId", UNKNOWN).facts(at, { madeFrom: { kmsKeyId: [KEY] } }),
            at,
            says: /kmsKeyId uses key-east/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the key's region is not known",
            change: (good) => good.at("key-west", "region", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "only what follows is named",
            change: (good) =>
                good.facts(at, { madeFrom: { replicateSourceDb: ["ledger-east"] } }).without("template-west"),
        },
    ],
});
