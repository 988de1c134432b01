/** Secrets Manager. */
import { bags, filled, list, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION, mixed, regionOf, stamp } from "./draw.ts";
import { lookUp, nameTaken, refers } from "./references.ts";
import { SECRET } from "./tokens.ts";

const secretArn = (draft: Draft): string =>
    arn(draft, "secretsmanager", `secret:${draft.name}-${mixed(draft, 6, "secret")}`);

/** The ARN of the secret that a version or rotation names. */
const ofSecret = (draft: Draft): string => {
    const reference = text(draft.inputs, "secretId") ?? "";
    return text(lookUp(draft, SECRET, reference)?.outputs, "arn") ?? reference;
};

const secretExists = (draft: Draft): readonly Refusal[] => refers(draft, SECRET, "a secret", "secretId");

function replicas({ inputs }: Draft): Bag {
    if (list(inputs, "replicas").length === 0) return unset(inputs, { replicas: [] });
    const added = { lastAccessedDate: "", status: "InSync", statusMessage: "Replication succeeded" };
    return {
        replicas: bags(inputs, "replicas").map(({ item }) => ({
            ...filled(item, { kmsKeyId: "alias/aws/secretsmanager" }),
            ...added,
        })),
    };
}

function otherRegions(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "replicas").flatMap(({ index, item }) =>
        refuseIf(text(item, "region") === regionOf(draft), {
            property: `replicas[${index}].region`,
            problem: `must differ from the secret's own region ${regionOf(draft)}`,
            got: printable(item.region),
        }),
    );
}

export const secretsManager: Family = {
    [SECRET]: {
        id: secretArn,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { policy: "" }),
            ...replicas(draft),
            ...common(draft),
            arn: secretArn(draft),
        }),
        refusals: (draft) => [...nameTaken(draft), ...otherRegions(draft)],
    },
    "aws:secretsmanager/secretVersion:SecretVersion": {
        id: (draft) => `${text(draft.inputs, "secretId")}|${stamp(draft, "version")}`,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...unset(draft.inputs, { versionStages: ["AWSCURRENT"] }),
            ...inRegion(draft),
            arn: ofSecret(draft),
            secretArn: ofSecret(draft),
            hasSecretStringWo: draft.inputs.secretStringWo !== undefined,
            versionId: stamp(draft, "version"),
        }),
        refusals: secretExists,
        replacements: ({ before, inputs }) =>
            before.inputs.secretString === inputs.secretString ? [] : ["secretString"],
    },
    "aws:secretsmanager/secretRotation:SecretRotation": {
        id: ofSecret,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({ ...unset(draft.inputs, { rotationEnabled: true }), ...inRegion(draft) }),
        refusals: secretExists,
    },
};
