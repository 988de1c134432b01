import rule from "../../../../policy/rules/observability/target-group-alarm-on-errors.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const TARGETS = "targets-us-east-1";
const ALARM = "errors-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "it fires sooner", change: (good) => good.at(ALARM, "threshold", 0.01), at: TARGETS },
        { when: "it takes five minutes", change: (good) => good.at(ALARM, "evaluationPeriods", 5), at: TARGETS },
        {
            when: "the target group's name is not known yet but the reference is",
            change: (good) =>
                good.at(TARGETS, "arnSuffix", UNKNOWN).facts(ALARM, { madeFrom: { metricQueries: [TARGETS] } }),
            at: TARGETS,
        },
    ],
    fails: [
        {
            when: "there is no alarm",
            change: (good) => good.without(ALARM),
            at: TARGETS,
            says: /no alarm on the share of 5xx answers fires above 0.05 or less within 300 s/,
        },
        {
            when: "it fires later",
            change: (good) => good.at(ALARM, "threshold", 0.06),
            at: TARGETS,
            says: /no alarm on the share/,
        },
        {
            when: "it takes six minutes",
            change: (good) => good.at(ALARM, "evaluationPeriods", 6),
            at: TARGETS,
            says: /within 300 s/,
        },
        { when: "its figures are an hour's", change: hourly, at: TARGETS, says: /within 300 s/ },
        {
            when: "it fires below",
            change: (good) => good.at(ALARM, "comparisonOperator", "LessThanThreshold"),
            at: TARGETS,
            says: /no alarm/,
        },
        {
            when: "it counts errors without dividing them",
            change: (good) => good.at(ALARM, "metricQueries[2].metric.metricName", "HealthyHostCount"),
            at: TARGETS,
            says: /no alarm/,
        },
        {
            when: "it counts answers of another kind",
            change: (good) => good.at(ALARM, "metricQueries[1].metric.metricName", "HTTPCode_Target_4XX_Count"),
            at: TARGETS,
            says: /no alarm/,
        },
    ],
    unknown: [
        {
            when: "the threshold is not known",
            change: (good) => good.at(ALARM, "threshold", UNKNOWN),
            at: TARGETS,
            becomes: "unknown",
        },
    ],
});

function hourly(state: State): State {
    return [1, 2].reduce((changed, index) => changed.at(ALARM, `metricQueries[${index}].metric.period`, 3600), state);
}
