/** Firestore databases, their backup schedules, indexes and field settings. */
import { bag, filled, filledAt, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { UNKNOWN } from "../values.ts";
import { refers, seconds } from "./checks.ts";
import { projectOf } from "./names.ts";
import { base64, instant, KNOWN } from "./stamps.ts";

const DATABASE = "gcp:firestore/database:Database";
const SCHEDULE = "gcp:firestore/backupSchedule:BackupSchedule";

/** Source: firestore/docs/reference/rest/v1/projects.databases.backupSchedules, `retention`, read 2026-11-22. */
const LONGEST_RETENTION_SECONDS = 14 * 7 * 24 * 3600;

function databaseOf(draft: Draft): string {
    return text(draft.inputs, "database") ?? "(default)";
}

function databasePath(draft: Draft): string {
    return `projects/${projectOf(draft)}/databases/${databaseOf(draft)}`;
}

function databaseExists(draft: Draft): readonly Refusal[] {
    if (draft.inputs.database === UNKNOWN) return [];
    return refers(draft, DATABASE, "a Firestore database", "database", databasePath(draft));
}

function retention(draft: Draft): readonly Refusal[] {
    const written = text(draft.inputs, "retention");
    const kept = seconds(written);
    return refuseIf(kept !== undefined && kept > LONGEST_RETENTION_SECONDS, {
        property: "retention",
        problem: `must be at most ${LONGEST_RETENTION_SECONDS}s (14 weeks)`,
        got: printable(written ?? ""),
        remedy: "export the database to a bucket for what must be kept longer",
    });
}

/** One daily and one weekly schedule for each database. */
function oneOfEachKind(draft: Draft): readonly Refusal[] {
    const kind = bag(draft.inputs, "dailyRecurrence") === undefined ? "weeklyRecurrence" : "dailyRecurrence";
    const other = draft.cloud
        .all(SCHEDULE)
        .find(
            ({ urn, inputs }) =>
                urn !== draft.urn &&
                (text(inputs, "database") ?? "(default)") === databaseOf(draft) &&
                bag(inputs, kind) !== undefined,
        );
    return refuseIf(other !== undefined, {
        property: kind,
        problem: `must be the only one of its kind for database ${printable(databaseOf(draft))}`,
        remedy: "a database takes one daily and one weekly schedule: change the one that exists",
    });
}

export const firestore: Family = {
    [DATABASE]: {
        id: (draft) => `projects/${projectOf(draft)}/databases/${draft.name}`,
        outputs: (draft) => ({
            project: projectOf(draft),
            ...unset(draft.inputs, {
                appEngineIntegrationMode: "DISABLED",
                concurrencyMode:
                    text(draft.inputs, "type") === "DATASTORE_MODE" ? "OPTIMISTIC_WITH_ENTITY_GROUPS" : "PESSIMISTIC",
                databaseEdition: "STANDARD",
                deleteProtectionState: "DELETE_PROTECTION_DISABLED",
                firestoreDataAccessMode: "",
                mongodbCompatibleDataAccessMode: "",
                realtimeUpdatesMode: "",
            }),
            ...filledAt(draft.inputs, "cmekConfig", {
                activeKeyVersions: [`${text(draft.inputs, "cmekConfig.kmsKeyName")}/cryptoKeyVersions/1`],
            }),
            createTime: instant(draft, "created", 6),
            updateTime: instant(draft, "modified", 6),
            earliestVersionTime: instant(draft, "created", 6),
            etag: `IP${base64(draft, 16, `etag-${draft.revision}`).slice(0, 22)}`,
            uid: draft.uuid(),
            keyPrefix: "",
            versionRetentionPeriod:
                text(draft.inputs, "pointInTimeRecoveryEnablement") === "POINT_IN_TIME_RECOVERY_ENABLED"
                    ? "604800s"
                    : "3600s",
        }),
        knownAtPreview: KNOWN,
    },
    [SCHEDULE]: {
        id: (draft) => `${databasePath(draft)}/backupSchedules/${draft.uuid()}`,
        outputs: (draft) => ({ project: projectOf(draft), name: draft.uuid() }),
        knownAtPreview: KNOWN,
        refusals: (draft) => [...databaseExists(draft), ...retention(draft), ...oneOfEachKind(draft)],
    },
    "gcp:firestore/index:Index": {
        id: indexName,
        outputs: (draft) => ({
            project: projectOf(draft),
            ...unset(draft.inputs, { density: "SPARSE_ALL", unique: false }),
            name: indexName(draft),
        }),
        knownAtPreview: KNOWN,
        refusals: databaseExists,
    },
    "gcp:firestore/field:Field": {
        // Creating one is a PATCH of settings that every field has.
        onConflict: "adopted",
        id: fieldName,
        outputs: (draft) => ({
            project: projectOf(draft),
            name: fieldName(draft),
            ...(bag(draft.inputs, "ttlConfig") === undefined
                ? {}
                : {
                      ttlConfig: {
                          ...filled(bag(draft.inputs, "ttlConfig"), { expirationOffset: "" }),
                          state: "ACTIVE",
                      },
                  }),
        }),
        knownAtPreview: KNOWN,
        refusals: databaseExists,
    },
};

function collectionPath(draft: Draft): string {
    return `${databasePath(draft)}/collectionGroups/${text(draft.inputs, "collection")}`;
}

function indexName(draft: Draft): string {
    return `${collectionPath(draft)}/indexes/CICAgO${draft.token("alnum", 6, "index")}`;
}

function fieldName(draft: Draft): string {
    return `${collectionPath(draft)}/fields/${text(draft.inputs, "field")}`;
}
