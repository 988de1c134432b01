import rule from "../../../../policy/rules/failover/pgbouncer-gives-up-waiting.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile, withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const config = "pool-config-us-central1";
const says = (state: State, text: string) => withFile(state, config, "pgbouncer.ini", `[pgbouncer]\n${text}\n`);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it waits 30 s", change: (good) => says(good, "query_wait_timeout = 30"), at },
        { when: "it waits a second", change: (good) => says(good, "query_wait_timeout=1"), at },
    ],
    fails: [
        {
            when: "it waits 31 s",
            change: (good) => says(good, "query_wait_timeout = 31"),
            at,
            says: /query_wait_timeout 31 s: it must be from 1 to 30/,
            remedy: "no",
        },
        {
            when: "it waits without end",
            change: (good) => says(good, "query_wait_timeout = 0"),
            at,
            says: /query_wait_timeout 0 s/,
            remedy: "no",
        },
        {
            when: "it says nothing, which is two minutes",
            change: (good) => says(good, ""),
            at,
            says: /query_wait_timeout 120 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the file is not known",
            change: (good) => withFile(good, config, "pgbouncer.ini", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no pool reads such a file", change: (good) => withoutKind(good, "ConfigMap") }],
});
