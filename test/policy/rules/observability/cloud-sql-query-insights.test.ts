import rule from "../../../../policy/rules/observability/cloud-sql-query-insights.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const PATH = "settings.insightsConfig.queryInsightsEnabled";
const insights = propertyCases(PRIMARY, PATH);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        insights.bad("they are off", false, /queryInsightsEnabled is false, needs true/),
        insights.bad("nothing is said", undefined, /is not set/),
        propertyCases(REPLICA, PATH).bad("the replica records nothing", undefined, /is not set/),
    ],
    unknown: [insights.unknown("unknown")],
});
