import { JOB, jobDocs } from "../../clouds/gcp/cloud-scheduler.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** A day in each half of the year; which is the winter depends on the hemisphere. */
const WINTER = "2026-01-15";
const SUMMER = "2026-07-15";

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
        return offset(zone, WINTER) === offset(zone, SUMMER)
            ? pass(job, `timeZone is ${zone}`)
            : fail(job, `timeZone is ${zone}, which has summer time; needs one without, such as Etc/UTC`);
    },
});

/** The zone's distance from UTC on a day, as `GMT+1`. */
function offset(timeZone: string, day: string): string | undefined {
    return new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" })
        .formatToParts(new Date(day))
        .find(({ type }) => type === "timeZoneName")?.value;
}
