import { type Problem, refuse } from "../core/argument-error.ts";
import type { BackupPlan } from "../core/backup-plan.ts";
import { type ByRegion, forRegions } from "../core/by-region.ts";
import { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { inOrder, type RegionPair, regionPairProblems } from "../core/region-pair.ts";
import { type DataNetwork, dataNetworkProblems } from "./data-network.ts";

/**
 * What happened in the cloud is only ever taken over, so `none` is right for normal days and after a promotion by an
 * operator.
 * - `none`: roles stay as the cloud has them.
 * - `promote`: the writer region's replica becomes a primary of its own, in place; the old primary is left as it is.
 * - `release`: the deletion guards of the instance that does not write are lifted, so that the next number may delete it.
 */
export const POSTGRES_TRANSITIONS = ["none", "promote", "release"] as const;

export type PostgresTransition = (typeof POSTGRES_TRANSITIONS)[number];

export interface PostgresPairSettings {
    /** After a failover only `writer` changes, and only resources of the new writer's region with it. */
    readonly regions: RegionPair;
    /**
     * Number of each region's instance, in the order in which they were made: 1 in the first writer's region, 2 in the
     * other. RDS cannot turn a database back into a replica, so a former primary is rebuilt: its region is given the next
     * number. The highest number is the newest instance, and so the only one that may still be a replica.
     */
    readonly instances: ByRegion<number>;
    /** The one change of roles that this update may make. Default: none. */
    readonly transition?: PostgresTransition;
    readonly networks: ByRegion<DataNetwork>;
    /** Major version, such as `17`; minor ones come in the maintenance window. */
    readonly version: string;
    /** The disk starts at `initial` and grows by itself up to `limit`; it never shrinks. */
    readonly diskGb: { readonly initial: number; readonly limit: number };
    /** Daily, restorable to any moment of the time that it is kept. */
    readonly backup: Extract<BackupPlan, { kind: "backed-up" }>;
    /** Refuses deletion, by Pulumi and by AWS. */
    readonly protect: boolean;
}

/** RDS keeps automated backups for 35 days at most (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html, 2026-11-22). */
const LONGEST_RETENTION = Duration.days(35);

/** Smallest gp3 volume, and how much growth RDS wants at least (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html, 2026-11-22). */
const LEAST_DISK = 20;
const LEAST_GROWTH = 1.1;

export type PostgresRole = "writer" | "replica" | "former-primary";

export interface PlannedInstance {
    readonly region: string;
    readonly number: number;
    readonly role: PostgresRole;
    readonly identifier: string;
    /** The first instance is made from nothing; all later ones begin as replicas and inherit users and data. */
    readonly first: boolean;
    /** Its automated backups are copied to the other region. The newest instance's are once the other one is rebuilt. */
    readonly copied: boolean;
    /** May stand behind a proxy: AWS takes no replica there. */
    readonly proxied: boolean;
    readonly guarded: boolean;
    /**
     * Whether this update leaves it following whom the cloud says it follows. Not so for a replica: when it was promoted
     * and `writer` forgotten, the provider refuses to demote it, and the update says so.
     */
    readonly staysAsItIs: boolean;
    /** Weekly, on different days, so that both are never under maintenance at once. */
    readonly maintenanceWindow: string;
}

/** Both instances with their roles. Throws on settings that RDS cannot keep, or that would lose data silently. */
export function planPostgresPair(name: string, settings: PostgresPairSettings) {
    refuse(`PostgresPair ${name}`, problemsOf(settings));
    const { regions, instances, protect, transition = "none" } = settings;
    const newest = Math.max(...Object.values(instances));
    const planned = forRegions(regions, (region): PlannedInstance => {
        const number = instances[region] ?? 0;
        const role = region === regions.writer ? "writer" : number === newest ? "replica" : "former-primary";
        return {
            region,
            number,
            role,
            identifier: cloudName("aws-database", name, String(number)),
            first: number === 1,
            copied: number !== newest,
            proxied: role !== "replica",
            guarded: protect && !(transition === "release" && role !== "writer"),
            staysAsItIs: role === "writer" ? transition !== "promote" : transition === "release",
            maintenanceWindow: region === regions.primary ? "sun:05:00-sun:06:00" : "wed:05:00-wed:06:00",
        };
    });
    return {
        instances: planned,
        retentionDays: settings.backup.keep.days,
        family: `postgres${settings.version}`,
    };
}

function problemsOf(settings: PostgresPairSettings): Problem[] {
    const { diskGb, version } = settings;
    const problems = [
        ...regionPairProblems(settings.regions),
        ...numberProblems(settings),
        ...dataNetworkProblems(settings.networks),
        ...backupProblems(settings.backup),
    ];
    if (!/^\d+$/.test(version)) problems.push({ path: "version", reason: `must be a major version, got ${version}` });
    if (diskGb.initial < LEAST_DISK || diskGb.limit < Math.ceil(diskGb.initial * LEAST_GROWTH)) {
        problems.push({
            path: "diskGb",
            reason: `must start at ${LEAST_DISK} or more and have a limit at least a tenth above, so that a full disk does not stop the database, got ${diskGb.initial} up to ${diskGb.limit}`,
        });
    }
    return problems;
}

function numberProblems({ regions, instances }: PostgresPairSettings): Problem[] {
    const numbers = inOrder(regions).map((region) => instances[region]);
    const [one, two] = numbers;
    if (
        one === undefined ||
        two === undefined ||
        numbers.some((number) => !Number.isInteger(number) || Number(number) < 1)
    ) {
        const got = JSON.stringify(instances);
        return [
            {
                path: "instances",
                reason: `must give each of ${inOrder(regions).join(", ")} a number from 1, got ${got}`,
            },
        ];
    }
    if (one === two) {
        return [
            {
                path: "instances",
                reason: `must be two different numbers, as they count all instances ever made, got ${one} twice`,
            },
        ];
    }
    return [];
}

function backupProblems({ every, keep, pointInTime, locked }: PostgresPairSettings["backup"]): Problem[] {
    const problems: Problem[] = [];
    if (every.milliseconds !== Duration.days(1).milliseconds) {
        problems.push({ path: "backup.every", reason: `must be 1 d: RDS backs up daily, got ${every}` });
    }
    if (!Number.isInteger(keep.days) || keep.days < 1 || keep.milliseconds > LONGEST_RETENTION.milliseconds) {
        problems.push({
            path: "backup.keep",
            reason: `must be whole days from 1 d to ${LONGEST_RETENTION}, or a promoted replica could not be restored, got ${keep}`,
        });
    }
    if (pointInTime?.milliseconds !== keep.milliseconds) {
        problems.push({
            path: "backup.pointInTime",
            reason: `must be ${keep}: RDS can restore any moment for as long as it keeps backups, got ${pointInTime ?? "none"}`,
        });
    }
    if (locked) {
        problems.push({
            path: "backup.locked",
            reason: "must be false: automated backups cannot be locked, those in a BackupVault can, got true",
        });
    }
    return problems;
}
