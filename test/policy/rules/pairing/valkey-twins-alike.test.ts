import rule from "../../../../policy/rules/pairing/valkey-twins-alike.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = "cache-us-east1";
const PRIMARY = "cache-us-central1";
const shards = propertyCases(at, "shardCount");
const node = propertyCases(at, "nodeType");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        propertyCases(at, "replicaCount").good("it has other replicas", 2),
        node.good("its nodes are left to Google", undefined),
        { ...propertyCases(PRIMARY, "nodeType").good("the primary's nodes are left to Google", undefined), at },
    ],
    fails: [
        node.bad(
            "its nodes are smaller",
            "STANDARD_SMALL",
            /nodeType is STANDARD_SMALL, cache-us-central1 has HIGHMEM_MEDIUM/,
        ),
        shards.bad("it has fewer shards", 2, /shardCount is 2, cache-us-central1 has 3/),
        propertyCases(at, "mode").bad("it is no cluster", "CLUSTER_DISABLED", /mode is CLUSTER_DISABLED/),
        propertyCases(at, "engineVersion").bad("it is older", "VALKEY_7_2", /engineVersion is VALKEY_7_2/),
    ],
    unknown: [shards.unknown("unknown"), node.unknown("pass")],
    silent: [
        {
            when: "it follows nobody",
            change: (good) => good.at(at, "crossInstanceReplicationConfig", undefined).facts(at, { madeFrom: {} }),
        },
    ],
});
