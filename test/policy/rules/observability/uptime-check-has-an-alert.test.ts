import rule from "../../../../policy/rules/observability/uptime-check-has-an-alert.ts";
import { estaState } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "uptime-all";
const ALERT = "reachability-critical";
const CONDITION = "conditions[0].conditionThreshold";
const FILTER = `${CONDITION}.filter`;
const GROUP = `${CONDITION}.aggregations[0].groupByFields`;
const REDUCER = `${CONDITION}.aggregations[0].crossSeriesReducer`;
const PASSED = 'metric.type="monitoring.googleapis.com/uptime_check/check_passed"';

meetsContract(rule, {
    good: estaState,
    passes: [
        {
            when: "series are not merged",
            change: (good) => good.at(ALERT, `${CONDITION}.aggregations`, [{ alignmentPeriod: "60s" }]),
            at,
        },
        {
            when: "series are said not to be merged",
            change: (good) => good.at(ALERT, REDUCER, "REDUCE_NONE").at(ALERT, GROUP, undefined),
            at,
        },
        { when: "nothing is aggregated", change: (good) => good.at(ALERT, `${CONDITION}.aggregations`, undefined), at },
        {
            when: "the label is written with an s",
            change: (good) => good.at(ALERT, GROUP, ["resource.label.host", "metric.labels.check_id"]),
            at,
        },
        {
            when: "the filter names the check",
            change: (good) =>
                good.at(ALERT, GROUP, undefined).at(ALERT, FILTER, `${PASSED} AND metric.label.check_id="check-all"`),
            at,
        },
        {
            when: "the alert belongs to no system",
            change: (good) => good.facts(ALERT, { parent: "ha-platform-prod" }),
            at,
        },
        {
            when: "the check belongs to no system",
            change: (good) => good.facts(at, { parent: "ha-platform-prod" }),
            at,
        },
    ],
    fails: [
        {
            when: "all checks are merged",
            change: (good) => good.at(ALERT, GROUP, undefined),
            at,
            says: /no alert looks at this check by itself/,
        },
        {
            when: "checks of one name are merged",
            change: (good) => good.at(ALERT, GROUP, ["resource.label.host"]),
            at,
            says: /no alert looks at this check/,
        },
        {
            when: "the filter names another check",
            change: (good) => good.at(ALERT, FILTER, `${PASSED} AND metric.label.check_id="check-database"`),
            at,
            says: /no alert looks at this check/,
        },
        {
            when: "the check's id is not known and the filter names one",
            change: (good) =>
                good
                    .at(at, "uptimeCheckId", UNKNOWN)
                    .at(ALERT, FILTER, `${PASSED} AND metric.label.check_id="check-all"`),
            at,
            says: /no alert looks at this check/,
        },
        {
            when: "the second step merges checks",
            change: (good) =>
                good.at(ALERT, `${CONDITION}.aggregations`, [
                    { groupByFields: ["metric.label.check_id"], crossSeriesReducer: "REDUCE_MEAN" },
                    { crossSeriesReducer: "REDUCE_MEAN" },
                ]),
            at,
            says: /no alert looks at this check/,
        },
        {
            when: "alerts look at other metrics",
            change: (good) => good.at(ALERT, FILTER, 'metric.type="run.googleapis.com/request_count"'),
            at,
            says: /no alert looks at this check/,
        },
        {
            when: "the alert is another system's",
            change: (good) =>
                good.plus({ type: "ha-platform:systems:Other", name: "other" }).facts(ALERT, { parent: "other" }),
            at,
            says: /no alert looks at this check/,
        },
    ],
    unknown: [
        { when: "the filter is not known", change: (good) => good.at(ALERT, FILTER, UNKNOWN), at, becomes: "unknown" },
    ],
});
