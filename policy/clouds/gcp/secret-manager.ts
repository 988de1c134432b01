/** What rules need to know about Secret Manager. */

import type { Source } from "../../rule.ts";

export const SECRET = "gcp:secretmanager/secret:Secret";
export const REGIONAL_SECRET = "gcp:secretmanager/regionalSecret:RegionalSecret";

export const secretDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/secretmanager/secret/",
    read: "2026-11-22",
};
