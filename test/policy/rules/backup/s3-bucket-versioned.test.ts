import rule from "../../../../policy/rules/backup/s3-bucket-versioned.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const BUCKET = "files-us-east-1";
const VERSIONS = "files-us-east-1-versions";
const STATUS = "versioningConfiguration.status";

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
    ],
});
