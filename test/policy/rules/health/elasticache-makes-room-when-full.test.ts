import rule from "../../../../policy/rules/health/elasticache-makes-room-when-full.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const GROUP = "cache-parameters";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "the least used key goes", change: policy("allkeys-lfu"), at: GROUP },
        { when: "any key goes", change: policy("allkeys-random"), at: GROUP },
        { when: "the engine is Redis", change: (good) => good.at(GROUP, "family", "redis7"), at: GROUP },
    ],
    fails: [
        {
            when: "writes fail instead",
            change: policy("noeviction"),
            at: GROUP,
            says: /maxmemory-policy is noeviction, needs allkeys-lru/,
        },
        {
            when: "nothing is said, and keys without expiry stay",
            change: (good) => good.at(GROUP, "parameters", []),
            at: GROUP,
            says: /is volatile-lru/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(GROUP, "parameters", UNKNOWN),
            at: GROUP,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the engine is another one", change: (good) => good.at(GROUP, "family", "memcached1.6") }],
});

function policy(value: string): (good: State) => State {
    return (good) => good.at(GROUP, "parameters", [{ name: "maxmemory-policy", value }]);
}
