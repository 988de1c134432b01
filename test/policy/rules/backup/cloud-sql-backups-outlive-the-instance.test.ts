import rule from "../../../../policy/rules/backup/cloud-sql-backups-outlive-the-instance.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const retained = propertyCases(PRIMARY, "settings.retainBackupsOnDelete");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        retained.bad("they go with it", false, /retainBackupsOnDelete is false, needs true/),
        retained.bad("nothing is said", undefined, /is not set/),
    ],
    unknown: [retained.unknown("unknown")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(PRIMARY) }],
});
