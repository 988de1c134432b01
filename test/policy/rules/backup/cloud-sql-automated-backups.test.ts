import rule from "../../../../policy/rules/backup/cloud-sql-automated-backups.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const enabled = propertyCases(PRIMARY, "settings.backupConfiguration.enabled");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        enabled.bad("backups are off", false, /backupConfiguration.enabled is false, needs true/),
        enabled.bad("nothing is said", undefined, /enabled is not set/),
    ],
    unknown: [enabled.unknown("fail")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(PRIMARY) }],
});
