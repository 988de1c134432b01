/** Trails of CloudTrail. Defaults are from the provider's schema, `@pulumi/aws` 7.48.0, read 2026-11-22. */

import type { Source } from "../../rule.ts";

export const TRAIL = "aws:cloudtrail/trail:Trail";

export const trailDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/",
    read: "2026-11-22",
};
