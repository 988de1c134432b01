import rule from "../../../../policy/rules/backup/gke-cluster-has-a-backup-plan.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, PLAN } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "the cluster's id is not known yet", change: (good) => good.at(PLAN, "cluster", UNKNOWN), at: CLUSTER },
    ],
    fails: [
        { when: "no plan names it", change: (good) => good.without(PLAN), at: CLUSTER, says: /is in no backup plan/ },
        {
            when: "its plan is switched off",
            change: (good) => good.at(PLAN, "deactivated", true),
            at: CLUSTER,
            says: /is in no backup plan/,
        },
        {
            when: "its plan names the twin",
            change: (good) =>
                good.at(PLAN, "cluster", "projects/example-project/locations/us-east1/clusters/clusters-us-east1"),
            at: CLUSTER,
            says: /is in no backup plan/,
        },
        {
            when: "the agent is off",
            change: (good) => good.at(CLUSTER, "addonsConfig.gkeBackupAgentConfig.enabled", false),
            at: CLUSTER,
            says: /nothing makes backups/,
        },
        {
            when: "the agent is not set",
            change: (good) => good.at(CLUSTER, "addonsConfig", undefined),
            at: CLUSTER,
            says: /nothing makes backups/,
        },
    ],
    unknown: [
        {
            when: "the agent is not known",
            change: (good) => good.at(CLUSTER, "addonsConfig.gkeBackupAgentConfig.enabled", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
