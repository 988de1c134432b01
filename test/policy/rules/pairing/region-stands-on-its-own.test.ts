import rule from "../../../../policy/rules/pairing/region-stands-on-its-own.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type Properties, State, UNKNOWN } from "../../state.ts";

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
const SERVING = [
    "aws:rds/instance:Instance",
    "aws:rds/proxy:Proxy",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "aws:autoscaling/group:Group",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:lb/listener:Listener",
    "gcp:cloudrunv2/service:Service",
    "gcp:cloudrunv2/job:Job",
    "gcp:compute/forwardingRule:ForwardingRule",
    "gcp:compute/regionBackendService:RegionBackendService",
    "gcp:container/cluster:Cluster",
    "gcp:container/nodePool:NodePool",
    "gcp:memorystore/instance:Instance",
];
const EAST_KEY = "arn:aws:kms:us-east-1:123456789012:key/east";
const WEST_KEY = "arn:aws:kms:us-west-2:123456789012:key/west";
/** A template made from the secret and the given resources, with the given value there. */
const template = (good: State, dataKeys: Json, ...made: readonly string[]) =>
    good.at("template-west", "dataKeys", dataKeys).facts("template-west", { madeFrom: { dataKeys: made } });
const usesEast = (good: State) => good.at(at, "kmsKeyId", EAST_KEY);

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
            when: "a list names the right one, and was made from both",
            change: (good) => template(good, [WEST_KEY], "key-west", KEY),
            at: "template-west",
        },
        {
            when: "a nested value was made from what serves in no region",
            change: (good) => template(good, { id: "a" }, "key-west", "ledger-east"),
            at: "template-west",
        },
        {
            when: "the other stands in one zone of the region",
            change: (good) => good.at("key-west", "region", "us-west-2a"),
            at,
        },
    ],
    fails: [
        ...SERVING.map((type) => ({
            when: `a ${type} uses the other region's key`,
            change: (good: State) =>
                good.plus({
                    type,
                    name: "added",
                    id: "added",
                    provider: "aws-west",
                    outputs: { region: "us-west-2", kmsKeyId: EAST_KEY },
                    madeFrom: { kmsKeyId: [KEY] },
                }),
            at: "added",
            says: /kmsKeyId uses key-east of us-east-1, and stands in us-west-2/,
            remedy: "no" as const,
        })),
        {
            when: "a list names the wrong one",
            change: (good) => template(good, [WEST_KEY, EAST_KEY], "key-west", KEY),
            at: "template-west",
            says: /dataKeys uses key-east/,
            remedy: "no",
        },
        {
            when: "a list of parts was made from the wrong one",
            change: (good) => template(good, [{ id: WEST_KEY }], "key-west", KEY),
            at: "template-west",
            says: /dataKeys uses key-east/,
            remedy: "no",
        },
        {
            when: "a list of names and parts was made from the wrong one",
            change: (good) => template(good, [WEST_KEY, { id: "a" }], "key-west", KEY),
            at: "template-west",
            says: /dataKeys uses key-east/,
            remedy: "no",
        },
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
