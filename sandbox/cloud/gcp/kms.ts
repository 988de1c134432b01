/** Key rings, keys and who may use them. Neither ring nor key can be deleted in the cloud: the provider only drops them from state. */
import { text, unset } from "../bag.ts";
import type { Draft, Family } from "../kind.ts";
import type { Value } from "../values.ts";
import { refers } from "./checks.ts";
import { iamMember } from "./iam-member.ts";
import { locationOf, projectOf, relativeName } from "./names.ts";
import { KNOWN, labels } from "./stamps.ts";

const KEY = "gcp:kms/cryptoKey:CryptoKey";
const RING = "gcp:kms/keyRing:KeyRing";

function keyPath(draft: Draft): string {
    return `${relativeName(text(draft.inputs, "keyRing") ?? "")}/cryptoKeys/${draft.name}`;
}

function primaries(draft: Draft): Value {
    const encrypts = (text(draft.inputs, "purpose") ?? "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT";
    if (!encrypts || draft.inputs.skipInitialVersionCreation === true) return [];
    return [{ name: `${keyPath(draft)}/cryptoKeyVersions/1`, state: "ENABLED" }];
}

export const kms: Family = {
    [RING]: {
        id: (draft) => `projects/${projectOf(draft)}/locations/${locationOf(draft)}/keyRings/${draft.name}`,
        outputs: (draft) => ({ project: projectOf(draft) }),
        knownAtPreview: KNOWN,
    },
    [KEY]: {
        id: keyPath,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                destroyScheduledDuration: "2592000s",
                importOnly: false,
                cryptoKeyBackend: "",
                versionTemplate: { algorithm: "GOOGLE_SYMMETRIC_ENCRYPTION", protectionLevel: "SOFTWARE" },
            }),
            ...labels(draft),
            primaries: primaries(draft),
        }),
        knownAtPreview: ["pulumiLabels", "effectiveLabels"],
        refusals: (draft) => refers(draft, RING, "a key ring", "keyRing"),
    },
    "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember": iamMember({
        path: (draft) => text(draft.inputs, "cryptoKeyId") ?? "",
        outputs: () => ({}),
        existing: { type: KEY, noun: "a key", property: "cryptoKeyId" },
    }),
};
