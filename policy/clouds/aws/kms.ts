/** Keys of KMS. Defaults are from the provider's schema, `@pulumi/aws` 7.48.0, read 2026-11-22. */

import type { Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const KEY = "aws:kms/key:Key";
export const REPLICA_KEY = "aws:kms/replicaKey:ReplicaKey";

export const keyDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/kms/key/",
    read: "2026-11-22",
};

/** Days between asking for a key's deletion and the deletion, in which it can be called off. */
export function deletionWaitsDays(key: Resource): number {
    return known(readNumber(key, "deletionWindowInDays")) ?? 30;
}

/** Whether AWS can rotate it: only symmetric keys whose material AWS has made. */
export function canRotate(key: Resource): boolean {
    const spec = known(readString(key, "customerMasterKeySpec")) ?? "SYMMETRIC_DEFAULT";
    return spec === "SYMMETRIC_DEFAULT" && (known(readString(key, "customKeyStoreId")) ?? "") === "";
}
