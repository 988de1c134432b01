import rule from "../../../../policy/rules/failover/pgbouncer-finds-dead-connections.ts";
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
        { when: "it says nothing, which is each 30 s", change: (good) => says(good, ""), at },
        { when: "it asks each time", change: (good) => says(good, "server_check_delay = 0"), at },
    ],
    fails: [
        {
            when: "it asks after 31 s",
            change: (good) => says(good, "server_check_delay = 31"),
            at,
            says: /asks after 31 s without use: server_check_delay must be at most 30/,
            remedy: "no",
        },
        {
            when: "it asks nothing",
            change: (good) => says(good, "server_check_query ="),
            at,
            says: /server_check_query with no query/,
            remedy: "no",
        },
        {
            when: "the default is too long",
            change: (good) => says(good, ""),
            at,
            settings: { seconds: 29 },
            says: /asks after 30 s/,
            remedy: "no",
        },
        {
            when: "the time is none",
            change: (good) => says(good, "server_check_delay = undefined"),
            at,
            says: /asks after NaN s/,
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
