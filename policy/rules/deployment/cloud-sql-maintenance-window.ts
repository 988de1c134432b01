import { INSTANCE, instanceDocs, isReplica } from "../../clouds/gcp/cloud-sql.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-maintenance-window",
    title: "Google maintains a Cloud SQL instance in an hour that somebody chose, after the canaries",
    severity: "medium",
    concern: "deployment",
    types: [INSTANCE],
    breaks: "the database restarts at any hour of any day, and gets a new version before it was tried elsewhere",
    remedy: '{ settings: { maintenanceWindow: { day: 7, hour: 8, updateTrack: "stable" } } }',
    sources: [instanceDocs, { url: "https://cloud.google.com/sql/docs/postgres/maintenance", read: "2026-11-22" }],
    requirements: ["CN-03", "ET-01"],
    whenUnknown: "unknown",
    settings: { tracks: ["stable", "week5"] },
    judge: (instance, { tracks }) => {
        // Google maintains replicas in the hour of their primary.
        if (isReplica(instance)) return undefined;
        const [day, hour] = ["day", "hour"].map((key) =>
            known(readNumber(instance, `settings.maintenanceWindow.${key}`)),
        );
        if (day === undefined || hour === undefined) {
            const missing = [...(day === undefined ? ["day"] : []), ...(hour === undefined ? ["hour"] : [])];
            return fail(instance, `settings.maintenanceWindow has no ${missing.join(" and no ")}`);
        }
        const track = known(readString(instance, "settings.maintenanceWindow.updateTrack"));
        return track !== undefined && tracks.includes(track)
            ? pass(instance, `maintained on day ${day} at ${hour} h UTC, ${track}`)
            : fail(
                  instance,
                  `settings.maintenanceWindow.updateTrack is ${track ?? "not set"}, needs ${tracks.join(" or ")}`,
              );
    },
});
