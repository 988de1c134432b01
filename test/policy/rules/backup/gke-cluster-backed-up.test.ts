import rule from "../../../../policy/rules/backup/gke-cluster-backed-up.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const CLUSTER = "cluster-us-central1";
const PLAN = "cluster-us-central1-backup";
const all = propertyCases(PLAN, "backupConfig.allNamespaces");

meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            when: "a second plan does what the first leaves out",
            change: (good) =>
                good
                    .plus({
                        type: "gcp:gkebackup/backupPlan:BackupPlan",
                        name: "second",
                        id: "second",
                        outputs: good.properties(PLAN),
                    })
                    .at(PLAN, "deactivated", true),
            at: CLUSTER,
        },
        { ...propertyCases(PLAN, "backupSchedule.paused").good("it says that it runs", false), at: CLUSTER },
    ],
    fails: [
        {
            when: "no plan names it",
            change: (good) => good.without(PLAN),
            at: CLUSTER,
            says: /no backup plan names this cluster/,
        },
        propertyCases(PLAN, "deactivated").bad("its plan is off", true, /deactivated is true, needs false/),
        propertyCases(PLAN, "backupSchedule.paused").bad("its plan is paused", true, /backupSchedule.paused is true/),
        propertyCases(PLAN, "backupSchedule").bad("backups are made by hand", undefined, /cronSchedule is not set/),
        all.bad("some namespaces are left out", false, /backupConfig.allNamespaces is not true/),
        propertyCases(PLAN, "backupConfig.includeVolumeData").bad(
            "volumes are left out",
            undefined,
            /includeVolumeData/,
        ),
        propertyCases(PLAN, "backupConfig.includeSecrets").bad("secrets are left out", false, /includeSecrets/),
    ],
    unknown: [
        { ...all.unknown("unknown"), at: CLUSTER },
        { ...propertyCases(PLAN, "deactivated").unknown("pass"), at: CLUSTER },
        { ...propertyCases(PLAN, "backupSchedule.paused").unknown("pass"), at: CLUSTER },
    ],
});
