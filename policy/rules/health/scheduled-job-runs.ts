import { JOB, jobDocs } from "../../clouds/gcp/cloud-scheduler.ts";
import { knownOr, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "scheduled-job-runs",
    title: "A scheduled job is not paused",
    severity: "high",
    concern: "health",
    types: [JOB],
    breaks: "backups and exports stop, and nobody hears of it until one is needed",
    remedy: "{ paused: false }",
    sources: [jobDocs],
    requirements: ["AG-10", "ET-15"],
    whenUnknown: "unknown",
    settings: {},
    judge: (job) => {
        const paused = knownOr(readBoolean(job, "paused"), false);
        return paused ? fail(job, "paused is true, needs false") : pass(job, "runs");
    },
});
