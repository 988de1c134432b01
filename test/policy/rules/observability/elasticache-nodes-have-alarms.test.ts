import rule from "../../../../policy/rules/observability/elasticache-nodes-have-alarms.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const CACHE = "cache-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "names are not known yet but references are", change: unnamed, at: CACHE },
        {
            when: "the processor is looked at as a whole",
            change: (good) => good.at("cache-cpu-2-us-east-1", "metricName", "CPUUtilization"),
            at: CACHE,
        },
    ],
    fails: [
        {
            when: "a node has none",
            change: (good) => good.without("cache-cpu-3-us-east-1"),
            at: CACHE,
            says: /alarms on EngineCPUUtilization or CPUUtilization watch 2 of 3 nodes/,
        },
        {
            when: "a node is added",
            change: (good) => good.at(CACHE, "numCacheClusters", 4),
            at: CACHE,
            says: /watch 3 of 4 nodes/,
        },
        {
            when: "two alarms watch the same node",
            change: (good) => good.at("cache-cpu-3-us-east-1", "dimensions.CacheClusterId", "cache-us-east-1-001"),
            at: CACHE,
            says: /watch 2 of 3/,
        },
        {
            when: "one watches a cache whose name begins alike",
            change: (good) =>
                good.at("cache-cpu-3-us-east-1", "dimensions.CacheClusterId", "cache-us-east-1-sessions-001"),
            at: CACHE,
            says: /watch 2 of 3/,
        },
        {
            when: "one watches something else",
            change: (good) => good.at("cache-cpu-3-us-east-1", "metricName", "Evictions"),
            at: CACHE,
            says: /watch 2 of 3/,
        },
        {
            when: "one names no node",
            change: (good) => good.at("cache-cpu-3-us-east-1", "dimensions.CacheClusterId", undefined),
            at: CACHE,
            says: /watch 2 of 3/,
        },
        {
            when: "a name is not known and nothing tells what it is made from",
            change: (good) =>
                good
                    .at("cache-cpu-3-us-east-1", "dimensions.CacheClusterId", UNKNOWN)
                    .facts("cache-cpu-3-us-east-1", { madeFrom: {} }),
            at: CACHE,
            says: /watch 2 of 3/,
        },
    ],
    unknown: [
        {
            when: "the number of nodes is not known",
            change: (good) => good.at(CACHE, "numCacheClusters", UNKNOWN),
            at: CACHE,
            becomes: "unknown",
        },
    ],
});

function unnamed(state: State): State {
    return [1, 2, 3].reduce(
        (changed, node) => changed.at(`cache-cpu-${node}-us-east-1`, "dimensions.CacheClusterId", UNKNOWN),
        state,
    );
}
