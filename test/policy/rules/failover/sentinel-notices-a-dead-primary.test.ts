import rule from "../../../../policy/rules/failover/sentinel-notices-a-dead-primary.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile, withoutKind } from "../../states/without.ts";

const at = "cache-sentinel-us-central1";
const config = "cache-sentinel-config-us-central1";
const says = (state: State, text: string) => withFile(state, config, "sentinel.conf", text);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "they wait ten seconds",
            change: (good) => says(good, "sentinel down-after-milliseconds primary 10000"),
            at,
        },
        { when: "the default is allowed", change: (good) => says(good, ""), at, settings: { milliseconds: 30_000 } },
    ],
    fails: [
        {
            when: "they wait a millisecond more",
            change: (good) => says(good, "sentinel down-after-milliseconds primary 10001"),
            at,
            says: /waits 10001 ms: down-after-milliseconds must be at most 10000/,
            remedy: "no",
        },
        {
            when: "they say nothing, which is half a minute",
            change: (good) => says(good, "sentinel failover-timeout primary 1"),
            at,
            says: /waits 30000 ms/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the file is not known",
            change: (good) => withFile(good, config, "sentinel.conf", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no set reads such a file", change: (good) => withoutKind(good, "ConfigMap") }],
});
