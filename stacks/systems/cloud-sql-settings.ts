import { z } from "zod";
import { Duration } from "../../components/core/duration.ts";
import { TRANSITIONS } from "../../components/gcp/postgres-roles.ts";
import { count } from "./schema-parts.ts";

/** What every system with a pair of Cloud SQL instances takes from a stack file about it. */
export const cloudSqlSettings = {
    edition: z.enum(["ENTERPRISE", "ENTERPRISE_PLUS"]).describe("Edition of Cloud SQL; the second can switch over"),
    tier: z.string().min(1).describe("Machine type of both instances, of the edition's own kind"),
    diskGb: z.strictObject({
        initial: count(10).describe("Gigabytes at first"),
        limit: count(10).describe("Gigabytes that the disk may grow to by itself"),
    }),
    backupDays: count(7).max(365).describe("Days that daily backups are kept"),
    pointInTimeDays: count(1).max(35).describe("Days of which every moment can be restored: at most 7 in ENTERPRISE"),
    transition: z.enum(TRANSITIONS).describe("The one change of roles that the next update may make; none otherwise"),
};

type Settings = z.infer<z.ZodObject<typeof cloudSqlSettings>>;

/** Daily backups, and every moment of the last days (CN-03, HB-08, AG-10). */
export function cloudSqlBackup({ backupDays, pointInTimeDays }: Pick<Settings, "backupDays" | "pointInTimeDays">) {
    return {
        kind: "backed-up",
        every: Duration.days(1),
        keep: Duration.days(backupDays),
        pointInTime: Duration.days(pointInTimeDays),
        locked: false,
    } as const;
}

/** What the instances themselves are made of, and how they are kept: arguments of a `PostgresPair`. */
export function cloudSqlShape({ edition, tier, diskGb, transition, ...kept }: Settings) {
    return { version: "POSTGRES_17", edition, tier, diskGb, transition, backup: cloudSqlBackup(kept) } as const;
}
