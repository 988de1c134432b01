import rule from "../../../../policy/rules/backup/gke-backup-plan-complete.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, PLAN } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "the stack does without secrets",
            change: (good) => good.at(PLAN, "backupConfig.includeSecrets", false),
            at: PLAN,
            settings: { parts: ["allNamespaces"] },
        },
    ],
    fails: [
        {
            when: "it names namespaces",
            change: (good) => good.at(PLAN, "backupConfig.allNamespaces", undefined),
            at: PLAN,
            says: /lacks allNamespaces$/,
        },
        {
            when: "it holds no data of volumes",
            change: (good) => good.at(PLAN, "backupConfig.includeVolumeData", false),
            at: PLAN,
            says: /lacks includeVolumeData$/,
        },
        {
            when: "it holds no secrets",
            change: (good) => good.at(PLAN, "backupConfig.includeSecrets", false),
            at: PLAN,
            says: /lacks includeSecrets$/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(PLAN, "backupConfig", undefined),
            at: PLAN,
            says: /allNamespaces and includeVolumeData and includeSecrets/,
        },
    ],
    unknown: [
        {
            when: "a part is not known",
            change: (good) => good.at(PLAN, "backupConfig.includeSecrets", UNKNOWN),
            at: PLAN,
            becomes: "unknown",
        },
    ],
});
