import rule from "../../../../policy/rules/autoscaling/cloud-sql-disk-grows.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = PRIMARY;
const LIMIT = "settings.diskAutoresizeLimit";
const grows = propertyCases(at, "settings.diskAutoresize");
const limit = propertyCases(at, LIMIT);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        grows.good("nothing is said, and Google lets it grow", undefined),
        limit.good("nothing limits it", undefined),
        limit.good("the limit says that there is none", 0),
        limit.good("a fifth is left", 120),
        {
            when: "it starts with the smallest disk",
            change: (good) => good.at(at, "settings.diskSize", undefined).at(at, LIMIT, 12),
            at,
        },
    ],
    fails: [
        grows.bad("it does not grow", false, /diskAutoresize is false, needs true/),
        limit.bad(
            "less than a fifth is left",
            119,
            /diskAutoresizeLimit is 119 GB, needs 0 or at least 120: 20 % above the 100 GB/,
        ),
        {
            when: "it starts with the smallest disk and may hardly grow",
            change: (good) => good.at(at, "settings.diskSize", undefined).at(at, LIMIT, 11),
            at,
            says: /is 11 GB, needs 0 or at least 12/,
        },
        { ...limit.bad("the stack wants more room", 150, /at least 200/), settings: { roomPercent: 100 } },
    ],
    unknown: [grows.unknown("unknown"), limit.unknown("unknown")],
});
