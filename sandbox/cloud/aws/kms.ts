/** KMS keys, their replicas in other regions, and aliases. */
import { flag, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION, regionOf } from "./draw.ts";
import { homeOf, lookUp, named, refers, refersAnywhere } from "./references.ts";
import { KEY, REPLICA_KEY } from "./tokens.ts";

const keyId = (draft: Draft): string =>
    flag(draft.inputs, "multiRegion") === true ? `mrk-${draft.token("hex", 32, "key")}` : draft.uuid("key");

/** A replica has the id of its primary. */
const replicaId = ({ inputs }: Draft): string => text(inputs, "primaryKeyArn")?.split("key/").at(-1) ?? "";

const keyPolicy = (account: string): string =>
    JSON.stringify({
        Version: "2012-10-17",
        Id: "key-default-1",
        Statement: [
            {
                Sid: "Enable IAM User Permissions",
                Effect: "Allow",
                Principal: { AWS: `arn:aws:iam::${account}:root` },
                Action: "kms:*",
                Resource: "*",
            },
        ],
    });

function primaryOf(draft: Draft) {
    const reference = text(draft.inputs, "primaryKeyArn");
    return reference === undefined ? undefined : named(draft.cloud, KEY, reference)[0];
}

function replicaRefusals(draft: Draft): readonly Refusal[] {
    const primary = primaryOf(draft);
    const reference = printable(draft.inputs.primaryKeyArn);
    return [
        ...refersAnywhere(draft, KEY, "a key", "primaryKeyArn"),
        ...refuseIf(primary !== undefined && flag(primary.outputs, "multiRegion") !== true, {
            property: "primaryKeyArn",
            problem: "must name a key with multiRegion true",
            got: reference,
            remedy: "make a new primary key: multiRegion cannot be changed later",
        }),
        ...refuseIf(primary !== undefined && homeOf(primary) === regionOf(draft), {
            property: "primaryKeyArn",
            problem: `must name a key of another region than ${regionOf(draft)}`,
            got: reference,
        }),
    ];
}

function replicaOutputs(draft: Draft): Bag {
    const primary = primaryOf(draft)?.outputs;
    return {
        ...unset(draft.inputs, { policy: keyPolicy(draft.provider.account) }),
        ...common(draft),
        arn: arn(draft, "kms", `key/${replicaId(draft)}`),
        keyId: replicaId(draft),
        keyRotationEnabled: flag(primary, "enableKeyRotation") ?? false,
        keySpec: text(primary, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT",
        keyUsage: text(primary, "keyUsage") ?? "ENCRYPT_DECRYPT",
    };
}

const aliased = (draft: Draft) => {
    const target = text(draft.inputs, "targetKeyId");
    return lookUp(draft, KEY, target) ?? lookUp(draft, REPLICA_KEY, target);
};

export const kms: Family = {
    [KEY]: {
        id: keyId,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                description: "",
                multiRegion: false,
                policy: keyPolicy(draft.provider.account),
                rotationPeriodInDays: flag(draft.inputs, "enableKeyRotation") === true ? 365 : 0,
            }),
            ...common(draft),
            arn: arn(draft, "kms", `key/${keyId(draft)}`),
            keyId: keyId(draft),
        }),
    },
    [REPLICA_KEY]: {
        id: replicaId,
        knownAtPreview: KNOWN,
        outputs: replicaOutputs,
        refusals: replicaRefusals,
    },
    "aws:kms/alias:Alias": {
        id: ({ name }) => name,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...inRegion(draft),
            arn: arn(draft, "kms", draft.name),
            targetKeyArn: text(aliased(draft)?.outputs, "arn") ?? "",
        }),
        refusals: (draft) => (aliased(draft) === undefined ? refers(draft, KEY, "a key", "targetKeyId") : []),
    },
};
