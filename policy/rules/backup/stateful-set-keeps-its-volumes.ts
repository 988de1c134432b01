import { kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "stateful-set-keeps-its-volumes",
    title: "Pods of a StatefulSet have disks of their own, which stay when the set shrinks or goes",
    severity: "high",
    concern: "backup",
    types: [STATEFUL_SET],
    breaks: "data is gone with the pod, or with a number of pods that somebody set too low for a moment",
    remedy: `{ spec: {
    persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
    volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "20Gi" } } } }],
} }`,
    sources: [kubernetesDocs("concepts/workloads/controllers/statefulset")],
    requirements: ["AG-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (set) => {
        if ((known(readParts(set, "spec.volumeClaimTemplates")) ?? []).length === 0)
            return fail(set, "has no volumeClaimTemplates: what its pods write goes with them");
        const lost = ["whenDeleted", "whenScaled"].find(
            (when) => known(readString(set, `spec.persistentVolumeClaimRetentionPolicy.${when}`)) === "Delete",
        );
        return lost === undefined
            ? pass(set, "its claims are kept")
            : fail(set, `persistentVolumeClaimRetentionPolicy.${lost} is Delete, and must be Retain`);
    },
});
