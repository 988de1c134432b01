import rule from "../../../../policy/rules/observability/target-group-alarm-on-slow-answers.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const TARGETS = "targets-us-east-1";
const ALARM = "latency-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "one in a hundred is enough",
            change: (good) => good.at(ALARM, "extendedStatistic", "p99"),
            at: TARGETS,
        },
    ],
    fails: [
        {
            when: "there is no alarm",
            change: (good) => good.without(ALARM),
            at: TARGETS,
            says: /no alarm on p95 or p99 of TargetResponseTime fires above 2 s or less/,
        },
        {
            when: "it fires later",
            change: (good) => good.at(ALARM, "threshold", 2.1),
            at: TARGETS,
            says: /no alarm on p95/,
        },
        {
            when: "it watches half of the answers",
            change: (good) => good.at(ALARM, "extendedStatistic", "p50"),
            at: TARGETS,
            says: /no alarm/,
        },
        {
            when: "it watches the average",
            change: (good) => good.at(ALARM, "extendedStatistic", undefined),
            at: TARGETS,
            says: /no alarm/,
        },
        {
            when: "it watches something else",
            change: (good) => good.at(ALARM, "metricName", "RequestCount"),
            at: TARGETS,
            says: /no alarm/,
        },
        {
            when: "it fires below",
            change: (good) => good.at(ALARM, "comparisonOperator", "LessThanThreshold"),
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
