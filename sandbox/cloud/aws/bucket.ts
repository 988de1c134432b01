/** S3 buckets. */
import { bag, text, unset } from "../bag.ts";
import { token } from "../chance.ts";
import type { CloudView, Draft, Existing, Family, Refusal } from "../kind.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { common, KNOWN, regionOf } from "./draw.ts";
import { BUCKET, LOAD_BALANCER } from "./tokens.ts";

/** Hosted zones of S3 by region, from the provider's own table. */
const bucketZones: Readonly<Record<string, string>> = {
    "eu-central-1": "Z21DNDUVLTQW6Q",
    "eu-west-1": "Z1BKCTXD74EZPE",
    "us-east-1": "Z3AQBSTGFYJSTF",
    "us-east-2": "Z2O1EMRO9K5GLX",
    "us-west-1": "Z2F56UZL2M1ACD",
    "us-west-2": "Z3BJ6K6RIION7M",
};

/** Older regions have a dash in the host names of websites, newer ones a dot. */
const dashed = ["ap-northeast-1", "ap-southeast-1", "ap-southeast-2", "eu-west-1", "sa-east-1", "us-east-1"];

function website(draft: Draft): Bag {
    const region = regionOf(draft);
    const older = dashed.includes(region) || region.startsWith("us-west-");
    const domain = `s3-website${older ? "-" : "."}${region}.amazonaws.com`;
    const has = bag(draft.inputs, "website") !== undefined;
    return { websiteDomain: has ? domain : "", websiteEndpoint: has ? `${draft.name}.${domain}` : "" };
}

function outputs(draft: Draft): Bag {
    const { name } = draft;
    const region = regionOf(draft);
    return {
        ...unset(draft.inputs, {
            accelerationStatus: "",
            bucketNamespace: "global",
            corsRules: [],
            lifecycleRules: [],
            grants: [
                {
                    id: token(draft.provider.account, "hex", 64, "owner"),
                    permissions: ["FULL_CONTROL"],
                    type: "CanonicalUser",
                    uri: "",
                },
            ],
            objectLockEnabled: false,
            policy: "",
            requestPayer: "BucketOwner",
            serverSideEncryptionConfiguration: {
                rule: {
                    applyServerSideEncryptionByDefault: { kmsMasterKeyId: "", sseAlgorithm: "AES256" },
                    bucketKeyEnabled: false,
                },
            },
            versioning: { enabled: false, mfaDelete: false },
        }),
        ...common(draft),
        arn: `arn:aws:s3:::${name}`,
        bucketDomainName: `${name}.s3.amazonaws.com`,
        bucketRegion: region,
        bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
        hostedZoneId: bucketZones[region] ?? "",
        ...website(draft),
    };
}

/** What writes objects into buckets, and where it names the bucket. Objects themselves are not simulated. */
const writers = [
    { type: "aws:cloudtrail/trail:Trail", noun: "trail", property: "s3BucketName" },
    { type: LOAD_BALANCER, noun: "load balancer", property: "accessLogs.bucket" },
    { type: "aws:s3/bucketLogging:BucketLogging", noun: "the access log of", property: "targetBucket" },
    { type: "aws:ec2/flowLog:FlowLog", noun: "flow log", property: "logDestination" },
] as const;

/** A bucket that something still writes to is not empty. */
function stillFilled(bucket: Existing, cloud: CloudView): readonly Refusal[] {
    if (bucket.outputs.forceDestroy === true) return [];
    const own = [bucket.id, text(bucket.outputs, "arn")];
    return writers.flatMap(({ type, noun, property }) => {
        const writer = cloud.all(type).find(({ inputs }) => own.includes(text(inputs, property)?.split("/")[0]));
        if (writer === undefined) return [];
        return [
            {
                property: "forceDestroy",
                problem: `must be true, or the bucket empty: ${noun} ${printable(writer.id)} writes to it`,
                got: "false",
                remedy: "delete what writes to it and then its objects, or set forceDestroy in one update first",
            },
        ];
    });
}

export const buckets: Family = {
    [BUCKET]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs,
        refusalsOnDelete: stillFilled,
    },
};
