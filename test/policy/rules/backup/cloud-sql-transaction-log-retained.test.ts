import rule from "../../../../policy/rules/backup/cloud-sql-transaction-log-retained.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const days = propertyCases(PRIMARY, "settings.backupConfiguration.transactionLogRetentionDays");
const unsaid = days.good("nothing is said", undefined);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        days.good("it is kept a week", 7),
        unsaid,
        { ...unsaid, when: "nothing is said and the stack asks for what the edition keeps", settings: { days: 14 } },
        {
            when: "nothing is said in the edition that keeps a week",
            change: (good) => unsaid.change(good).at(PRIMARY, "settings.edition", "ENTERPRISE"),
            at: PRIMARY,
        },
    ],
    fails: [
        days.bad("it is kept a day less", 6, /transactionLogRetentionDays is 6, needs at least 7/),
        { ...days.bad("the stack asks for more", 14, /is 14, needs at least 15/), settings: { days: 15 } },
        {
            when: "the stack asks for more than the edition keeps by itself",
            change: (good) => unsaid.change(good).at(PRIMARY, "settings.edition", "ENTERPRISE"),
            at: PRIMARY,
            says: /is 7, needs at least 8/,
            settings: { days: 8 },
        },
    ],
    unknown: [days.unknown("unknown")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(PRIMARY) }],
});
