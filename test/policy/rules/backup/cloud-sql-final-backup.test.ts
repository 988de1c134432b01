import rule from "../../../../policy/rules/backup/cloud-sql-final-backup.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const enabled = propertyCases(PRIMARY, "settings.finalBackupConfig.enabled");
const days = propertyCases(PRIMARY, "settings.finalBackupConfig.retentionDays");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [days.good("it is kept a week", 7)],
    fails: [
        enabled.bad("none is made", false, /finalBackupConfig.enabled is false, needs true/),
        enabled.bad("nothing is said", undefined, /enabled is not set/),
        days.bad("it is kept six days", 6, /retentionDays is 6, needs at least 7/),
        days.bad("nothing is said about how long", undefined, /retentionDays is not set/),
    ],
    unknown: [enabled.unknown("unknown"), days.unknown("unknown")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(PRIMARY) }],
});
