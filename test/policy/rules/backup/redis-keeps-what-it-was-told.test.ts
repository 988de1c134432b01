import rule from "../../../../policy/rules/backup/redis-keeps-what-it-was-told.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile, withoutKind } from "../../states/without.ts";

const at = "cache-us-central1";
const config = "cache-config-us-central1";
const says = (state: State, text: string) => withFile(state, config, "redis.conf", text);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "each change reaches the disk at once",
            change: (good) => says(good, "appendonly yes\nappendfsync always"),
            at,
        },
        { when: "how often is left to the default", change: (good) => says(good, "appendonly yes"), at },
    ],
    fails: [
        {
            when: "there is no log",
            change: (good) => says(good, "appendonly no"),
            at,
            says: /redis\.conf says appendonly no, and it must be yes/,
            remedy: "no",
        },
        {
            when: "nothing is said, which is no log",
            change: (good) => says(good, "port 6379"),
            at,
            says: /appendonly nothing, which is no/,
            remedy: "no",
        },
        {
            when: "the log reaches the disk some time",
            change: (good) => says(good, "appendonly yes\nappendfsync no"),
            at,
            says: /appendfsync no/,
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
