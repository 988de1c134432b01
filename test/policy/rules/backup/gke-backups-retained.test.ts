import rule from "../../../../policy/rules/backup/gke-backups-retained.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const days = propertyCases("cluster-us-central1-backup", "retentionPolicy.backupRetainDays");

meetsContract(rule, {
    good: gcpDataState,
    passes: [days.good("they are kept two weeks", 14)],
    fails: [
        days.bad("they are kept a day less", 13, /backupRetainDays is 13, needs at least 14/),
        days.bad("they are kept for ever", 0, /is not set, which keeps all for ever/),
        days.bad("nothing is said", undefined, /is not set, which keeps all for ever/),
    ],
    unknown: [days.unknown("unknown")],
});
