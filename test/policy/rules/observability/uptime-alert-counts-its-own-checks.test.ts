import rule from "../../../../policy/rules/observability/uptime-alert-counts-its-own-checks.ts";
import { estaState, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const at = "reachability-critical";
const FILTER = "conditions[0].conditionThreshold.filter";
const TYPE = 'metric.type="monitoring.googleapis.com/uptime_check/check_passed"';

/** The good state, with a second system in the same project. */
function shared(): State {
    return estaState()
        .at(at, FILTER, `${TYPE} AND resource.labels.host=one_of("api.example.com")`)
        .plus(
            { type: "ha-platform:systems:Shop", name: "shop", outputs: { system: "shop" } },
            {
                type: "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig",
                name: "shop-check",
                id: "shop-check",
                parent: "shop",
                outputs: { monitoredResource: { type: "uptime_url", labels: { host: "shop.example.com" } } },
            },
        );
}

export default meetsContract(rule, {
    good: shared,
    passes: [
        {
            when: "it counts one check by its id",
            change: (good) => good.at(at, FILTER, `${TYPE} AND metric.labels.check_id="all"`),
            at,
        },
        {
            when: "the project holds no other checks",
            change: (good) => good.at(at, FILTER, TYPE).without("shop", "shop-check"),
            at,
        },
        {
            when: "both systems ask for the same name",
            change: (good) => good.at("shop-check", "monitoredResource.labels.host", "api.example.com"),
            at,
        },
    ],
    fails: [
        {
            when: "it counts all checks of the project",
            change: (good) => good.at(at, FILTER, TYPE),
            at,
            says: /conditions\[0\] counts checks of all systems of the project, needs resource\.labels\.host=one_of\("api\.example\.com"\)/,
        },
        {
            when: "it counts the other system's check too",
            change: (good) =>
                good.at(at, FILTER, `${TYPE} AND resource.labels.host=one_of("api.example.com","shop.example.com")`),
            at,
            says: /counts the check of shop\.example\.com, which is another system's/,
        },
        {
            when: "a second condition counts all checks",
            change: (good) => good.set(at, { conditions: [{}, { conditionThreshold: { filter: TYPE } }] }),
            at,
            says: /conditions\[1\] counts checks of all systems/,
        },
    ],
    unknown: [
        { when: "the filter is not known", change: (good) => good.at(at, FILTER, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        { when: "the system has no checks", change: (good) => good.without("uptime-all", "uptime-database") },
        { when: "the alert watches something else", change: (good) => good.at(at, FILTER, "other") },
        { when: "the alert belongs to no system", change: (good) => good.without(SYSTEM) },
    ],
});
