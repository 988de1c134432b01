import rule from "../../../../policy/rules/observability/log-metric-is-watched.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, type StateResource, UNKNOWN } from "../../state.ts";

const at = "failures";
const FILTER = "conditions[0].conditionThreshold.filter";
const USES = 'metric.type="logging.googleapis.com/user/work-failures"';

const metric: StateResource = {
    type: "gcp:logging/metric:Metric",
    name: at,
    id: "work-failures",
    outputs: { name: "work-failures", filter: 'jsonPayload.event="work.failed"' },
};

meetsContract(rule, {
    good: watched,
    passes: [
        {
            when: "an SLO counts it",
            change: (good) =>
                quiet(good).at("slo-availability", "requestBasedSli.goodTotalRatio.badServiceFilter", USES),
            at,
        },
        {
            when: "an SLO counts windows of it",
            change: (good) =>
                quiet(good).at("slo-availability", "windowsBasedSli", { metricMeanInRange: { timeSeries: USES } }),
            at,
        },
        {
            when: "a dashboard shows it",
            change: (good) => quiet(good).at("dashboard", "dashboardJson", JSON.stringify({ filter: USES })),
            at,
        },
        {
            when: "an alert is made from it and its filter is not known",
            change: (good) =>
                quiet(good)
                    .at("error-rate-critical", "conditions", UNKNOWN)
                    .facts("error-rate-critical", { madeFrom: { conditions: [at] } }),
            at,
        },
    ],
    fails: [
        { when: "nothing looks at it", change: quiet, at, says: /no alert, no SLO and no dashboard/ },
        {
            when: "an alert looks at a metric whose name begins so",
            change: (good) =>
                quiet(good).at(
                    "error-rate-critical",
                    FILTER,
                    'metric.type="logging.googleapis.com/user/work-failures-late"',
                ),
            at,
            says: /no alert/,
        },
        {
            when: "an alert looks at a metric whose name ends so",
            change: (good) =>
                quiet(good).at(
                    "error-rate-critical",
                    FILTER,
                    'metric.type="logging.googleapis.com/user/x/work-failures"',
                ),
            at,
            says: /no alert/,
        },
    ],
    unknown: [
        { when: "its name is not known", change: (good) => good.at(at, "name", UNKNOWN), at, becomes: "unknown" },
    ],
});

/** A state with a metric that nothing looks at. */
function quiet(good: State): State {
    return good.at("error-rate-critical", FILTER, "another");
}

/** A state with a metric that an alert looks at. */
function watched(): State {
    return estaState().plus(metric).at("error-rate-critical", FILTER, USES);
}
