import rule from "../../../../policy/rules/redundancy/redis-refuses-writes-alone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile, withoutKind } from "../../states/without.ts";

const at = "cache-us-central1";
const config = "cache-config-us-central1";
const says = (state: State, text: string | undefined) =>
    withFile(state, config, "redis.conf", `appendonly yes\n${text}\n`);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "two of four replicas must follow",
            change: (good) => says(good, "min-replicas-to-write 2").at(at, "spec.replicas", 4),
            at,
        },
        {
            when: "the directive is written twice, and the last counts",
            change: (good) => says(good, "min-replicas-to-write 0\nmin-replicas-to-write 1"),
            at,
        },
    ],
    fails: [
        {
            when: "none must follow",
            change: (good) => says(good, "min-replicas-to-write 0"),
            at,
            says: /min-replicas-to-write 0, and needs at least 1/,
            remedy: "no",
        },
        {
            when: "it says nothing",
            change: (good) => says(good, ""),
            at,
            says: /min-replicas-to-write nothing/,
            remedy: "no",
        },
        {
            when: "it says no number",
            change: (good) => says(good, "min-replicas-to-write some"),
            at,
            says: /min-replicas-to-write some/,
            remedy: "no",
        },
        {
            when: "all replicas must follow, so that losing one ends writes",
            change: (good) => good.at(at, "spec.replicas", 2),
            at,
            says: /while 1 replicas follow, and has 0 when one instance is lost/,
        },
        {
            when: "one more is asked for",
            change: (good) => good,
            at,
            settings: { replicas: 2 },
            says: /needs at least 2/,
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
