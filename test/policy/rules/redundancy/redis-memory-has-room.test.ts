import rule from "../../../../policy/rules/redundancy/redis-memory-has-room.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile, withoutKind } from "../../states/without.ts";

const at = "cache-us-central1";
const config = "cache-config-us-central1";
const LIMIT = "spec.template.spec.containers[0].resources.limits.memory";
const says = (state: State, text: string) => withFile(state, config, "redis.conf", text);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "data may take 60 percent",
            change: (good) => says(good, "maxmemory 600mb").at(at, LIMIT, "1000Mi"),
            at,
        },
        { when: "sizes are in gigabytes", change: (good) => says(good, "maxmemory 1gb").at(at, LIMIT, "2Gi"), at },
        { when: "more is allowed", change: (good) => good.at(at, LIMIT, "1Gi"), at, settings: { percent: 100 } },
    ],
    fails: [
        {
            when: "data in gigabytes may take three quarters",
            change: (good) => says(good, "maxmemory 3GB").at(at, LIMIT, "4Gi"),
            at,
            says: /maxmemory 3GB is 75 %/,
        },
        { when: "the limit is no amount", change: (good) => good.at(at, LIMIT, "lots"), at, says: /is Infinity %/ },

        {
            when: "data may take 61 percent",
            change: (good) => says(good, "maxmemory 610mb").at(at, LIMIT, "1000Mi"),
            at,
            says: /maxmemory 610mb is 61 % of the container's memory limit, at most 60 %/,
        },
        {
            when: "there is no limit to be under",
            change: (good) => good.at(at, LIMIT, undefined),
            at,
            says: /is Infinity %/,
        },
        {
            when: "data may take all there is",
            change: (good) => says(good, ""),
            at,
            says: /maxmemory nothing, and a size in mb or gb is needed/,
            remedy: "no",
        },
        {
            when: "zero stands for no bound",
            change: (good) => says(good, "maxmemory 0mb"),
            at,
            says: /maxmemory 0mb/,
            remedy: "no",
        },
        {
            when: "the size is none",
            change: (good) => says(good, "maxmemory undefinedmb"),
            at,
            says: /maxmemory undefinedmb, and a size/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the file is not known",
            change: (good) => withFile(good, config, "redis.conf", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no set reads such a file", change: (good) => withoutKind(good, "ConfigMap") }],
});
