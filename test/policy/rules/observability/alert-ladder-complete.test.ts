import rule from "../../../../policy/rules/observability/alert-ladder-complete.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";

const WARNING = "error-rate-warning";
const CRITICAL = "error-rate-critical";
const HEIGHT = "conditions[0].conditionThreshold.thresholdValue";

export default meetsContract(rule, {
    passes: [
        { when: "both steps of low values are one height", change: (good) => below(good, 0.5, 0.5), at: CRITICAL },
        {
            when: "no metric has one step by nature",
            change: (good) => good,
            at: WARNING,
            settings: { oneStepMetrics: [] },
        },

        {
            when: "the steps are PromQL queries that differ in their height",
            change: (good) => queries(good, "rate(errors[5m]) > 0.01", "rate(errors[5m]) > 0.05"),
            at: CRITICAL,
        },
        {
            when: "the steps are burn rates over different windows",
            change: (good) =>
                filters(good, 'select_slo_burn_rate("slo-id", "21600s")', 'select_slo_burn_rate("slo-id", "3600s")'),
            at: WARNING,
        },
        {
            when: "low values are bad and the critical step is lower",
            change: (good) => below(good, 0.9, 0.5),
            at: CRITICAL,
        },
    ],
    fails: [
        {
            when: "the severity of the critical step is not set",
            change: (good) => good.at(CRITICAL, "severity", undefined),
            at: CRITICAL,
            says: /severity is not set/,
        },

        {
            when: "a warning has no critical step",
            change: (good) => good.without(CRITICAL),
            at: WARNING,
            says: /no CRITICAL alert watches the same metric/,
        },
        {
            when: "a critical alert has no warning",
            change: (good) => good.without(WARNING),
            at: CRITICAL,
            says: /no WARNING alert watches the same metric/,
        },
        {
            when: "the severity is not set",
            change: (good) => good.at(WARNING, "severity", undefined),
            at: WARNING,
            says: /severity is not set, needs WARNING or CRITICAL/,
        },
        {
            when: "the severity is none of the steps",
            change: (good) => good.at(WARNING, "severity", "ERROR"),
            at: WARNING,
            says: /severity is ERROR/,
        },
        {
            when: "the critical step is lower than the warning",
            change: (good) => good.at(CRITICAL, HEIGHT, 0.005),
            at: CRITICAL,
            says: /fires above 0\.005, which is not beyond the warning at 0\.01/,
            remedy: "no",
        },
        {
            when: "the critical step is zero",
            change: (good) => good.at(CRITICAL, HEIGHT, 0),
            at: CRITICAL,
            says: /fires above 0,/,
            remedy: "no",
        },
        {
            when: "low values are bad and the critical step is higher",
            change: (good) => below(good, 0.5, 0.9),
            at: CRITICAL,
            says: /fires below 0\.9/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the filter is not known",
            change: (good) => good.at(WARNING, "conditions[0].conditionThreshold.filter", UNKNOWN),
            at: WARNING,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "alerts only watch for absence", change: (good) => good.without(WARNING, CRITICAL) },
        {
            when: "the metric has one step by nature",
            change: (good) =>
                filters(
                    good,
                    'metric.type="monitoring.googleapis.com/uptime_check/check_passed"',
                    'metric.type="monitoring.googleapis.com/uptime_check/check_passed"',
                ).without(WARNING),
        },
    ],
});

function queries(state: State, warning: string, critical: string): State {
    const condition = (query: string): Json => [{ conditionPrometheusQueryLanguage: { query } }];
    return state.at(WARNING, "conditions", condition(warning)).at(CRITICAL, "conditions", condition(critical));
}

function filters(state: State, warning: string, critical: string): State {
    const path = "conditions[0].conditionThreshold.filter";
    return state.at(WARNING, path, warning).at(CRITICAL, path, critical);
}

function below(state: State, warning: number, critical: number): State {
    const path = "conditions[0].conditionThreshold.comparison";
    return state
        .at(WARNING, path, "COMPARISON_LT")
        .at(CRITICAL, path, "COMPARISON_LT")
        .at(WARNING, HEIGHT, warning)
        .at(CRITICAL, HEIGHT, critical);
}
