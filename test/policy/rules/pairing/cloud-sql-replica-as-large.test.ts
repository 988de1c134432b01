import rule from "../../../../policy/rules/pairing/cloud-sql-replica-as-large.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = REPLICA;
const LIMIT = "settings.diskAutoresizeLimit";
const tier = propertyCases(at, "settings.tier");
const limit = propertyCases(at, LIMIT);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        limit.good("its disk grows without limit", 0),
        limit.good("nothing limits its disk", undefined),
        limit.good("its disk may grow further", 501),
        {
            when: "both grow without limit, each said in its way",
            change: (good) => good.at(PRIMARY, LIMIT, undefined).at(at, LIMIT, 0),
            at,
        },
    ],
    fails: [
        tier.bad(
            "it is smaller",
            "db-perf-optimized-N-2",
            /tier is db-perf-optimized-N-2, database-us-central1 has db-perf-optimized-N-4/,
        ),
        tier.bad("it names no machine", undefined, /tier is not set/),
        limit.bad(
            "its disk stops sooner",
            499,
            /diskAutoresizeLimit is 499 GB, database-us-central1 may grow to 500 GB/,
        ),
        {
            when: "its disk stops and the primary's does not",
            change: (good) => good.at(PRIMARY, LIMIT, 0),
            at,
            says: /is 500 GB, database-us-central1 may grow to any size/,
        },
    ],
    unknown: [tier.unknown("unknown"), limit.unknown("unknown")],
    silent: [
        { when: "the primary is outside the stack", change: (good) => good.without(PRIMARY) },
        {
            when: "the smaller replica only answers reads in the primary's region",
            change: (good) => good.at(at, "region", "us-central1").at(at, "settings.tier", "db-perf-optimized-N-2"),
        },
    ],
});
