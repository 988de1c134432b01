import { JOB, jobDocs } from "../../clouds/gcp/cloud-scheduler.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "scheduled-job-knows-no-summer-time",
    title: "A scheduled job runs by a clock that is never put forward or back",
    severity: "low",
    concern: "deployment",
    types: [JOB],
    breaks: "on the night that clocks go forward a job of that hour does not run, and half a year later it runs twice",
    remedy: '{ timeZone: "Etc/UTC" }',
    sources: [
        jobDocs,
        { url: "https://cloud.google.com/scheduler/docs/configuring/cron-job-schedules", read: "2026-11-22" },
    ],
    requirements: ["AG-10", "ET-15"],
    whenUnknown: "unknown",
    settings: {},
    judge: (job) => {
        const zone = known(readString(job, "timeZone")) ?? "Etc/UTC";
        return offset(zone, 1) === offset(zone, 7)
            ? pass(job, `timeZone is ${zone}`)
            : fail(job, `timeZone is ${zone}, which has summer time; needs one without, such as Etc/UTC`);
    },
});

/** The zone's distance from UTC in the middle of a month of 2026, as `GMT+1`. */
function offset(timeZone: string, month: number): string | undefined {
    return new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" })
        .formatToParts(new Date(Date.UTC(2026, month - 1, 15)))
        .find(({ type }) => type === "timeZoneName")?.value;
}
