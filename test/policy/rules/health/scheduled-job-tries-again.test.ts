import rule from "../../../../policy/rules/health/scheduled-job-tries-again.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { EXPORT_JOB } from "../../states/gcp-stores.ts";

const count = propertyCases(EXPORT_JOB, "retryConfig.retryCount");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [count.good("it is tried once more", 1)],
    fails: [
        count.bad("it is not", 0, /retryConfig.retryCount is 0, needs at least 1/),
        count.bad("nothing is said", undefined, /is 0/),
        { ...count.bad("the stack wants more", 3, /needs at least 4/), settings: { retries: 4 } },
    ],
    unknown: [count.unknown("unknown")],
});
