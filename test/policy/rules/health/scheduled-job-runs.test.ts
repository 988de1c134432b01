import rule from "../../../../policy/rules/health/scheduled-job-runs.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { EXPORT_JOB } from "../../states/gcp-stores.ts";

const paused = propertyCases(EXPORT_JOB, "paused");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [paused.good("nothing is said", undefined)],
    fails: [paused.bad("it is paused", true, /paused is true, needs false/)],
    unknown: [paused.unknown("pass")],
});
