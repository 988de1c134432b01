/** What rules need to know about Memorystore for Valkey. */

import type { Source } from "../../rule.ts";

export const INSTANCE = "gcp:memorystore/instance:Instance";

export const instanceDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/memorystore/instance/",
    read: "2026-11-22",
};
