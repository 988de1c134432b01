import rule from "../../../../policy/rules/deletion/storage-bucket-soft-delete.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { FILES } from "../../states/gcp-stores.ts";

const seconds = propertyCases(FILES, "softDeletePolicy.retentionDurationSeconds");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        seconds.good("nothing is said, and Google keeps them a week", undefined),
        seconds.good("they are kept longer", 604_801),
    ],
    fails: [
        seconds.bad(
            "they are kept a second less",
            604_799,
            /retentionDurationSeconds is 604799, needs at least 604800 \(7 days\)/,
        ),
        seconds.bad("they are not kept", 0, /retentionDurationSeconds is 0/),
        {
            ...seconds.bad("the stack wants more than Google keeps", undefined, /is 604800, needs at least 691200/),
            settings: { days: 8 },
        },
    ],
    unknown: [seconds.unknown("pass")],
});
