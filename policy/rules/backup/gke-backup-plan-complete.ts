import { BACKUP_PLAN, backupPlanDocs } from "../../clouds/gcp/gke.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-backup-plan-complete",
    title: "A backup plan of a GKE cluster holds all namespaces, the data of volumes, and secrets",
    severity: "high",
    concern: "backup",
    types: [BACKUP_PLAN],
    breaks: "a restore brings back pods that find neither their data nor what they sign in with",
    remedy: "{ backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true } }",
    sources: [backupPlanDocs],
    requirements: ["AG-04", "AG-11"],
    whenUnknown: "unknown",
    settings: { parts: ["allNamespaces", "includeVolumeData", "includeSecrets"] },
    judge: (plan, { parts }) => {
        const missing = parts.filter((part) => known(readBoolean(plan, `backupConfig.${part}`)) !== true);
        return missing.length === 0
            ? pass(plan, `backupConfig has ${parts.join(", ")}`)
            : fail(
                  plan,
                  `backupConfig lacks ${missing.join(" and ")}`,
                  `{ backupConfig: { ${missing.map((part) => `${part}: true`).join(", ")} } }`,
              );
    },
});
