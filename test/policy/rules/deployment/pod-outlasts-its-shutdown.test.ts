import rule from "../../../../policy/rules/deployment/pod-outlasts-its-shutdown.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const proxy = "proxy-us-central1";
const GRACE = "spec.template.spec.terminationGracePeriodSeconds";
const CONTAINER = "spec.template.spec.containers[0]";

/** The proxy's file says how long it gives to requests. */
function drains(state: State, text: string): State {
    const old = state.properties("proxy-config-us-central1");
    return state.facts("proxy-config-us-central1", { outputs: { ...old, data: { "nginx.conf": text } } });
}

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "10 s before it stops and 30 s for requests are all", change: (good) => good.at(at, GRACE, 40), at },
        {
            when: "it has no hook and the default grace",
            change: (good) => good.at(at, `${CONTAINER}.lifecycle`, undefined).at(at, GRACE, undefined),
            at,
        },
        {
            when: "its file gives requests 35 s",
            change: (good) => drains(good, "worker_shutdown_timeout 35s;"),
            at: proxy,
        },
        { when: "less is needed", change: (good) => good.at(at, GRACE, 15), at, settings: { drainSeconds: 5 } },
    ],
    fails: [
        {
            when: "a second is missing",
            change: (good) => good.at(at, GRACE, 39),
            at,
            says: /has 39 s, and needs 40 s: 10 s before it stops and 30 s for requests/,
        },
        {
            when: "the default is too short with a hook",
            change: (good) => good.at(at, GRACE, undefined),
            at,
            says: /has 30 s, and needs 40 s/,
        },
        {
            when: "its file gives requests 36 s",
            change: (good) => drains(good, "worker_shutdown_timeout 36s;"),
            at: proxy,
            says: /has 60 s, and needs 61 s: 25 s before it stops and 36 s/,
        },
        {
            when: "its file says nothing",
            change: (good) => drains(good, "").at(proxy, GRACE, 54),
            at: proxy,
            says: /needs 55 s/,
        },
        {
            when: "a set is killed at once",
            change: (good) => good.at("cache-us-east1", GRACE, 0),
            at: "cache-us-east1",
            says: /has 0 s, and needs 30 s/,
        },
    ],
    unknown: [
        { when: "the grace is not known", change: (good) => good.at(at, GRACE, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [{ when: "no Service sends requests", change: (good) => withoutKind(good, "Service") }],
});
