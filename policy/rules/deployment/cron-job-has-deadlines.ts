import { CRON_JOB, kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: {
    startingDeadlineSeconds: 600,
    concurrencyPolicy: "Forbid",
    jobTemplate: { spec: { activeDeadlineSeconds: 3600 } },
} }`;

export default defineResourceRule({
    id: "cron-job-has-deadlines",
    title: "A scheduled job starts late rather than never, ends in time and never runs twice at once",
    severity: "medium",
    concern: "deployment",
    types: [CRON_JOB],
    breaks: "after a hundred missed starts, as in an outage of the control plane, it is never started again; and a run that hangs is joined by the next",
    remedy: REMEDY,
    sources: [
        kubernetesDocs("concepts/workloads/controllers/cron-jobs"),
        kubernetesDocs("concepts/workloads/controllers/job"),
    ],
    requirements: ["AG-10"],
    whenUnknown: "unknown",
    settings: {},
    judge: (job) => {
        const missing = ["startingDeadlineSeconds", "jobTemplate.spec.activeDeadlineSeconds"].filter(
            (key) => known(readNumber(job, `spec.${key}`)) === undefined,
        );
        if (missing.length > 0) return fail(job, `spec.${missing.join(" and spec.")} not set`);
        const together = known(readString(job, "spec.concurrencyPolicy")) ?? "Allow";
        return together === "Allow"
            ? fail(job, "concurrencyPolicy is Allow: two runs may work at once")
            : pass(job, `has deadlines, and concurrencyPolicy is ${together}`);
    },
});
