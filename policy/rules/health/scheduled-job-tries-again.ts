import { JOB, jobDocs } from "../../clouds/gcp/cloud-scheduler.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "scheduled-job-tries-again",
    title: "A scheduled job that fails is tried again",
    severity: "medium",
    concern: "health",
    types: [JOB],
    breaks: "one refused request, and that day's backup or export is simply missing",
    remedy: "{ retryConfig: { retryCount: 3 } }",
    sources: [jobDocs, { url: "https://cloud.google.com/scheduler/docs/configuring/retry-jobs", read: "2026-11-22" }],
    requirements: ["AG-10", "ET-15"],
    whenUnknown: "unknown",
    settings: { retries: 1 },
    judge: (job, { retries }) => {
        // Cloud Scheduler itself waits for the next time when nothing is said.
        const count = known(readNumber(job, "retryConfig.retryCount")) ?? 0;
        return count >= retries
            ? pass(job, `tried again ${count} times`)
            : fail(
                  job,
                  `retryConfig.retryCount is ${count}, needs at least ${retries}`,
                  `{ retryConfig: { retryCount: ${retries} } }`,
              );
    },
});
