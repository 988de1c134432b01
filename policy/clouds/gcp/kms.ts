/** What rules need to know about Cloud KMS. */

import type { Source } from "../../rule.ts";

export const KEY = "gcp:kms/cryptoKey:CryptoKey";
export const KEY_RING = "gcp:kms/keyRing:KeyRing";

export const keyDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/kms/cryptokey/",
    read: "2026-11-22",
};
