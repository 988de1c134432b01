/** What rules need to know about Cloud Scheduler. */

import type { Source } from "../../rule.ts";

export const JOB = "gcp:cloudscheduler/job:Job";

export const jobDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/cloudscheduler/job/",
    read: "2026-11-22",
};
