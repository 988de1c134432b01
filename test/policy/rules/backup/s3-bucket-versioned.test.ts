import rule from "../../../../policy/rules/backup/s3-bucket-versioned.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const BUCKET = "files-us-east-1";
const VERSIONS = "files-us-east-1-versions";
const STATUS = "versioningConfiguration.status";

const writers = [
    ["aws:lb/loadBalancer:LoadBalancer", { accessLogs: { bucket: "logs" } }],
    ["aws:lb/loadBalancer:LoadBalancer", { connectionLogs: { bucket: "logs" } }],
    ["aws:cloudfront/distribution:Distribution", { loggingConfig: { bucket: "logs" } }],
    ["aws:cloudtrail/trail:Trail", { s3BucketName: "logs" }],
    ["aws:ec2/flowLog:FlowLog", { logDestination: "arn:aws:s3:::logs" }],
] as const;

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "the bucket itself says so, in the older way",
            change: (good) => good.without(VERSIONS).at(BUCKET, "versioning", { enabled: true }),
            at: BUCKET,
        },
        {
            when: "the bucket's id is not known yet but the reference is",
            change: (good) => good.at(VERSIONS, "bucket", UNKNOWN).facts(VERSIONS, { madeFrom: { bucket: [BUCKET] } }),
            at: BUCKET,
        },
    ],
    fails: [
        {
            when: "nothing keeps them",
            change: (good) => good.without(VERSIONS),
            at: BUCKET,
            says: /keeps no old versions/,
        },
        {
            when: "the older switch is off",
            change: (good) => good.without(VERSIONS).at(BUCKET, "versioning", { enabled: false }),
            at: BUCKET,
            says: /keeps no old versions/,
        },
        {
            when: "it is suspended",
            change: (good) => good.at(VERSIONS, STATUS, "Suspended"),
            at: VERSIONS,
            says: /versions of files-us-east-1 are not Enabled/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(VERSIONS, STATUS, UNKNOWN),
            at: BUCKET,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the only bucket takes logs",
            change: (good) => good.without(BUCKET, "files-us-west-2"),
        },
        ...writers.map(([type, outputs]) => ({
            when: `the only bucket takes logs of a ${type}`,
            change: (good: ReturnType<typeof awsDataState>) =>
                good
                    .without(BUCKET, "files-us-west-2", "logging")
                    .plus({ type, name: "writer", id: "writer", outputs }),
        })),
    ],
});
