/** S3 bucket, SNS topic and Route 53 zone. */
import { flag, list, text, unset } from "../bag.ts";
import type { ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { arn, common, KNOWN, regionOf, tagsAll, upper } from "./draw.ts";

/** Hosted zones of S3 by region, from the provider's own table. */
const bucketZones: Readonly<Record<string, string>> = {
    "eu-central-1": "Z21DNDUVLTQW6Q",
    "eu-west-1": "Z1BKCTXD74EZPE",
    "us-east-1": "Z3AQBSTGFYJSTF",
    "us-east-2": "Z2O1EMRO9K5GLX",
    "us-west-1": "Z2F56UZL2M1ACD",
    "us-west-2": "Z3BJ6K6RIION7M",
};

export const bucket: ResourceKind = {
    id: ({ name }) => name,
    knownAtPreview: KNOWN,
    outputs: (draft) => {
        const { name } = draft;
        const region = regionOf(draft);
        const zone = bucketZones[region];
        return {
            ...unset(draft.inputs, {
                accelerationStatus: "",
                bucketNamespace: "global",
                corsRules: [],
                lifecycleRules: [],
                grants: [
                    {
                        id: draft.token("hex", 64, "owner"),
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
            ...(zone === undefined ? {} : { hostedZoneId: zone }),
        };
    },
};

export const topic: ResourceKind = {
    id: (draft) => arn(draft, "sns", draft.name),
    knownAtPreview: KNOWN,
    outputs: (draft) => ({
        ...unset(draft.inputs, {
            fifoThroughputScope: flag(draft.inputs, "fifoTopic") ? "Topic" : "",
            signatureVersion: 0,
            tracingConfig: "",
            policy: JSON.stringify(topicPolicy(draft.id, draft.provider.account)),
        }),
        ...common(draft),
        arn: draft.id,
        owner: draft.provider.account,
        beginningArchiveTime: "",
    }),
    refusals: ({ inputs, name }) =>
        flag(inputs, "fifoTopic") && !name.endsWith(".fifo")
            ? [
                  {
                      property: "name",
                      problem: "must end in .fifo for a FIFO topic",
                      got: JSON.stringify(name),
                      remedy: `name it ${JSON.stringify(`${name}.fifo`)}`,
                  },
              ]
            : [],
};

function topicPolicy(topicArn: string, account: string): Bag {
    const actions = [
        "GetTopicAttributes",
        "SetTopicAttributes",
        "AddPermission",
        "RemovePermission",
        "DeleteTopic",
        "Subscribe",
        "ListSubscriptionsByTopic",
        "Publish",
    ];
    const statement = {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: actions.map((action) => `SNS:${action}`),
        Resource: topicArn,
        Condition: { StringEquals: { "AWS:SourceOwner": account } },
    };
    return { Version: "2008-10-17", Id: "__default_policy_ID", Statement: [statement] };
}

export const zone: ResourceKind = {
    id: (draft) => `Z0${draft.token("digits", 6, "zone")}${upper(draft, 13, "zone")}`,
    knownAtPreview: ["tagsAll"],
    outputs: (draft) => {
        const servers = list(draft.inputs, "vpcs").length > 0 ? privateServers : publicServers;
        return {
            ...unset(draft.inputs, { enableAcceleratedRecovery: false }),
            ...tagsAll(draft),
            arn: `arn:aws:route53:::hostedzone/${draft.id}`,
            zoneId: draft.id,
            nameServers: servers,
            primaryNameServer: text({ servers }, "servers.0") ?? "",
        };
    },
};

const publicServers = [
    "ns-1180.awsdns-19.org",
    "ns-1611.awsdns-09.co.uk",
    "ns-274.awsdns-34.com",
    "ns-876.awsdns-45.net",
];
const privateServers = [
    "ns-0.awsdns-00.com.",
    "ns-1024.awsdns-00.org.",
    "ns-1536.awsdns-00.co.uk.",
    "ns-512.awsdns-00.net.",
];
