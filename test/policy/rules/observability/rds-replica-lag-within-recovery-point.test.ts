import rule from "../../../../policy/rules/observability/rds-replica-lag-within-recovery-point.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const WEST = "database-us-west-2";
const ALARM = "replica-lag-us-west-2";
const OBJECTIVE = "objectives.recoveryPoint";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "it fires at what the system declares", change: (good) => good.at(ALARM, "threshold", 900), at: WEST },
        {
            when: "it fires at five minutes and the system declares nothing",
            change: (good) => good.at("erato", OBJECTIVE, undefined),
            at: WEST,
        },
    ],
    fails: [
        {
            when: "there is no alarm",
            change: (good) => good.without(ALARM),
            at: WEST,
            says: /no alarm on ReplicaLag fires above 900 s or less/,
        },
        {
            when: "it fires later than the system declares",
            change: (good) => good.at(ALARM, "threshold", 901),
            at: WEST,
            says: /above 900 s/,
        },
        {
            when: "it fires later than five minutes and the system declares nothing",
            change: (good) => good.at("erato", OBJECTIVE, undefined).at(ALARM, "threshold", 301),
            at: WEST,
            says: /above 300 s or less/,
        },
        {
            when: "it watches something else",
            change: (good) => good.at(ALARM, "metricName", "ReadIOPS"),
            at: WEST,
            says: /no alarm on ReplicaLag/,
        },
        {
            when: "it fires below",
            change: (good) => good.at(ALARM, "comparisonOperator", "LessThanThreshold"),
            at: WEST,
            says: /no alarm on ReplicaLag/,
        },
    ],
    unknown: [
        {
            when: "the threshold is not known",
            change: (good) => good.at(ALARM, "threshold", UNKNOWN),
            at: WEST,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "nothing is abroad", change: (good) => good.without(WEST) }],
});
