import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import type { BackupPlan } from "../core/backup-plan.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";

/** One field of a composite index; `array` stands for array-contains. */
export interface IndexField {
    readonly path: string;
    readonly order: "ascending" | "descending" | "array";
}

export interface CompositeIndex {
    readonly collection: string;
    readonly fields: readonly IndexField[];
}

export interface FirestoreDatabaseArgs {
    readonly project: string;
    /** Multi-region location, such as `nam5`. Cannot be changed later without losing the database. */
    readonly location: string;
    /** Daily, how long backups are kept, and how far back any moment can be restored. */
    readonly backup: Extract<BackupPlan, { kind: "backed-up" }>;
    /** Composite indexes behind the queries. */
    readonly indexes: readonly CompositeIndex[];
    /** Refuses deletion, by Pulumi and by Google. */
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** Firestore keeps daily backups for at most 14 weeks (https://cloud.google.com/firestore/docs/backups, 2026-11-22). */
const LONGEST_RETENTION = Duration.days(98);
/** Point-in-time recovery reaches back exactly 7 days (https://cloud.google.com/firestore/docs/pitr, 2026-11-22). */
const POINT_IN_TIME_WINDOW = Duration.days(7);
/** Multi-region locations (https://docs.cloud.google.com/firestore/native/docs/locations, 2026-11-22). */
const MULTI_REGIONS = ["nam5", "nam7", "eur3"];

/** The arguments of the database's resources. Throws when the backup plan cannot be kept by Firestore. */
export function planFirestoreDatabase(name: string, args: Omit<FirestoreDatabaseArgs, "provider">) {
    const problems: Problem[] = [];
    if (!MULTI_REGIONS.includes(args.location)) {
        problems.push({
            path: "location",
            reason: `must be a multi-region (${MULTI_REGIONS.join(", ")}) so that losing one region loses no data, got ${args.location}`,
        });
    }
    if (args.backup.keep.milliseconds > LONGEST_RETENTION.milliseconds) {
        problems.push({ path: "backup.keep", reason: `must be at most ${LONGEST_RETENTION}, got ${args.backup.keep}` });
    }
    if (args.backup.every.milliseconds !== Duration.days(1).milliseconds) {
        problems.push({
            path: "backup.every",
            reason: `must be 1 d: the schedule here is daily, got ${args.backup.every}`,
        });
    }
    if (args.backup.pointInTime && args.backup.pointInTime.milliseconds !== POINT_IN_TIME_WINDOW.milliseconds) {
        problems.push({
            path: "backup.pointInTime",
            reason: `must be ${POINT_IN_TIME_WINDOW}, the only window there is, got ${args.backup.pointInTime}`,
        });
    }
    refuse(`FirestoreDatabase ${name}`, problems);
    return {
        database: {
            project: args.project,
            name,
            locationId: args.location,
            type: "FIRESTORE_NATIVE",
            concurrencyMode: "PESSIMISTIC",
            pointInTimeRecoveryEnablement: args.backup.pointInTime
                ? "POINT_IN_TIME_RECOVERY_ENABLED"
                : "POINT_IN_TIME_RECOVERY_DISABLED",
            deleteProtectionState: args.protect ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED",
            // The provider's default ABANDON would leave an unprotected database behind without saying so.
            deletionPolicy: "DELETE",
        },
        retention: args.backup.keep.toGoogle(),
        indexes: args.indexes.map(({ collection, fields }) => ({
            suffix: [collection, ...fields.map(({ path }) => path)].join("-"),
            collection,
            fields: fields.map(({ path, order }) =>
                order === "array"
                    ? { fieldPath: path, arrayConfig: "CONTAINS" }
                    : { fieldPath: path, order: order.toUpperCase() },
            ),
        })),
    };
}

/** A Firestore database over two full regions and a witness: writes are in both before they are acknowledged. */
export class FirestoreDatabase extends Component {
    readonly database: pulumi.Output<string>;

    constructor(name: string, args: FirestoreDatabaseArgs, options?: ComponentOptions) {
        super("gcp:FirestoreDatabase", name, options);
        const plan = planFirestoreDatabase(name, args);
        const inside = this.inside(args.provider);
        const database = new gcp.firestore.Database(this.child("database"), plan.database, {
            ...inside,
            protect: args.protect,
        });
        new gcp.firestore.BackupSchedule(
            this.child("daily-backup"),
            { project: args.project, database: database.name, retention: plan.retention, dailyRecurrence: {} },
            inside,
        );
        for (const { suffix, collection, fields } of plan.indexes) {
            new gcp.firestore.Index(
                this.child(`index-${suffix}`),
                { project: args.project, database: database.name, collection, fields, queryScope: "COLLECTION" },
                inside,
            );
        }
        this.database = database.name;
        this.registerOutputs({ database: this.database });
    }
}
