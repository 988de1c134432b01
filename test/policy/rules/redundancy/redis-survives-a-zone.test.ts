import rule from "../../../../policy/rules/redundancy/redis-survives-a-zone.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const tier = propertyCases("redis-us-central1", "tier");
const count = propertyCases("redis-cluster-us-central1", "replicaCount");
const mode = propertyCases("redis-cluster-us-central1", "zoneDistributionConfig.mode");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        mode.good("nothing is said about zones, and Google takes several", undefined),
        count.good("it has two", 2),
    ],
    fails: [
        tier.bad("an instance stands alone", "BASIC", /tier is BASIC, needs STANDARD_HA/),
        tier.bad("an instance is told nothing", undefined, /tier is BASIC/),
        count.bad("a cluster has no replica", 0, /replicaCount is 0, needs at least 1/),
        count.bad("a cluster is told nothing", undefined, /replicaCount is 0/),
        mode.bad(
            "a cluster is in one zone",
            "SINGLE_ZONE",
            /zoneDistributionConfig.mode is SINGLE_ZONE, needs MULTI_ZONE/,
        ),
        { ...count.bad("the stack wants two", 1, /is 1, needs at least 2/), settings: { replicas: 2 } },
    ],
    unknown: [tier.unknown("fail"), count.unknown("fail")],
});
