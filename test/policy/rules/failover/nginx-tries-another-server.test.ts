import rule from "../../../../policy/rules/failover/nginx-tries-another-server.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withFile, withoutKind } from "../../states/without.ts";

const at = "proxy-us-central1";
const config = "proxy-config-us-central1";
const ALL = "error timeout http_500 http_502 http_503 http_504";
const says = (state: State, reasons: string, server = "server web:80 max_fails=3 fail_timeout=30s;") =>
    withFile(state, config, "nginx.conf", `upstream web {\n    ${server}\n}\nproxy_next_upstream ${reasons};\n`);

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "failures are counted by default", change: (good) => says(good, ALL, "server web:80;"), at },
        {
            when: "there are more reasons, in any order",
            change: (good) => says(good, `non_idempotent http_504 ${ALL}`),
            at,
        },
        {
            when: "one in ten failures would be too many",
            change: (good) => says(good, ALL, "server web:80 max_fails=10;"),
            at,
        },
    ],
    fails: [
        {
            when: "failures are not counted",
            change: (good) => says(good, ALL, "server web:80 max_fails=0 resolve;"),
            at,
            says: /nginx\.conf counts no failures of web:80: max_fails is 0/,
            remedy: "no",
        },
        {
            when: "the second server's are not",
            change: (good) => says(good, ALL, "server web:80;\n    server other:80 max_fails=0;"),
            at,
            says: /no failures of other:80/,
            remedy: "no",
        },
        {
            when: "nothing is said, which is errors and timeouts of connections",
            change: (good) => withFile(good, config, "nginx.conf", "upstream web {\n    server web:80;\n}\n"),
            at,
            says: /does not try another server on error, timeout, http_500/,
            remedy: "no",
        },
        ...ALL.split(" ").map((reason) => ({
            when: `${reason} is no reason`,
            change: (good: State) => says(good, ALL.replace(reason, "invalid_header")),
            at,
            says: new RegExp(`does not try another server on ${reason}: see proxy_next_upstream`),
            remedy: "no" as const,
        })),
    ],
    unknown: [
        {
            when: "the file is not known",
            change: (good) => withFile(good, config, "nginx.conf", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no NGINX reads such a file", change: (good) => withoutKind(good, "ConfigMap") },
        {
            when: "it passes nothing on",
            change: (good) =>
                withFile(
                    withFile(good, config, "nginx.conf", "events {}"),
                    "proxy-config-us-east1",
                    "nginx.conf",
                    "events {}",
                ),
        },
    ],
});
