/** Backup plans of Kubernetes Engine clusters. */
import { filledAt, flag, number, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { refers } from "./checks.ts";
import { CLUSTER } from "./kubernetes-cluster.ts";
import { locationOf, projectOf } from "./names.ts";
import { KNOWN_WITH_LABELS, labels } from "./stamps.ts";

/** Source: description of `retentionPolicy` in the typings of `@pulumi/gcp` 9.37.0, read 2026-11-22. */
function retention({ inputs }: Draft): readonly Refusal[] {
    const kept = number(inputs, "retentionPolicy.backupRetainDays");
    const locked = number(inputs, "retentionPolicy.backupDeleteLockDays") ?? 0;
    return refuseIf(kept !== undefined && kept !== 0 && kept < locked, {
        property: "retentionPolicy.backupRetainDays",
        problem: `must be at least backupDeleteLockDays (${locked})`,
        got: String(kept),
    });
}

const backupPlan: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/locations/${locationOf(draft)}/backupPlans/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { deactivated: false }),
        ...filledAt(draft.inputs, "backupConfig", { includeSecrets: false, includeVolumeData: false }),
        ...filledAt(draft.inputs, "backupSchedule", { paused: false }),
        ...filledAt(draft.inputs, "retentionPolicy", { backupDeleteLockDays: 0, backupRetainDays: 0, locked: false }),
        ...labels(draft),
        uid: draft.uuid("uid"),
        etag: `"${draft.token("digits", 1, `etag-${draft.revision}`)}"`,
        protectedNamespaceCount: 0,
        protectedPodCount: 0,
        state: flag(draft.inputs, "deactivated") === true ? "DEACTIVATED" : "READY",
        stateReason: "",
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [...refers(draft, CLUSTER, "a cluster", "cluster"), ...retention(draft)],
};

export const backupPlans: Family = { "gcp:gkebackup/backupPlan:BackupPlan": backupPlan };
