/** Identity Platform: the one configuration of a project, which is changed and never deleted. */
import { bag, filled, filledAt, unset } from "../bag.ts";
import type { Draft, Family, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { PROJECT_NUMBER, projectOf } from "./names.ts";
import { base64, KNOWN } from "./stamps.ts";

function signIn(draft: Draft): Bag {
    const hash = {
        algorithm: "SCRYPT",
        memoryCost: 14,
        rounds: 8,
        saltSeparator: "Bw==",
        signerKey: base64(draft, 64, "signer-key"),
    };
    return { ...bag(draft.inputs, "signIn"), hashConfigs: [hash] };
}

const config: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/config`,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, {
            authorizedDomains: ["localhost", `${projectOf(draft)}.firebaseapp.com`, `${projectOf(draft)}.web.app`],
            mfa: { state: "DISABLED" },
            monitoring: { requestLogging: { enabled: false } },
        }),
        ...filledAt(draft.inputs, "mfa", { state: "DISABLED" }),
        client: {
            ...filled(bag(draft.inputs, "client"), {}),
            apiKey: `AIzaSy${draft.token("alnum", 33, "api-key")}`,
            firebaseSubdomain: projectOf(draft),
        },
        signIn: signIn(draft),
        name: `projects/${PROJECT_NUMBER}/config`,
    }),
    knownAtPreview: KNOWN,
    onConflict: "adopted",
};

export const identityPlatform: Family = { "gcp:identityplatform/config:Config": config };
