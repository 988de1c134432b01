import rule from "../../../../policy/rules/observability/target-group-alarm-on-one-dead-host.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const TARGETS = "targets-us-east-1";
const ALARM = "unhealthy-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "it fires at one",
            change: changed({ comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 1 }),
            at: TARGETS,
        },
        { when: "it takes two minutes", change: changed({ period: 120, evaluationPeriods: 1 }), at: TARGETS },
        {
            when: "two of five minutes are enough",
            change: changed({ evaluationPeriods: 5, datapointsToAlarm: 2 }),
            at: TARGETS,
        },
        {
            when: "a minute is looked at by default",
            change: (good) => good.at(ALARM, "period", undefined),
            at: TARGETS,
        },
        {
            when: "the target group's name is not known yet but the reference is",
            change: (good) =>
                good.at(TARGETS, "arnSuffix", UNKNOWN).facts(ALARM, { madeFrom: { dimensions: [TARGETS] } }),
            at: TARGETS,
        },
        {
            when: "a slower alarm stands beside it",
            change: (good) => good.plus({ ...slower(good), name: "slower", id: "slower" }),
            at: TARGETS,
        },
    ],
    fails: [
        {
            when: "there is no alarm",
            change: (good) => good.without(ALARM),
            at: TARGETS,
            says: /no alarm watches UnHealthyHostCount, needs one within 120 s/,
        },
        {
            when: "it fires at two",
            change: changed({ threshold: 1 }),
            at: TARGETS,
            says: /no alarm on UnHealthyHostCount fires at one host/,
        },
        {
            when: "it fires at two, in other words",
            change: changed({ comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 2 }),
            at: TARGETS,
            says: /fires at one host/,
        },
        {
            when: "it fires below",
            change: changed({ comparisonOperator: "LessThanThreshold" }),
            at: TARGETS,
            says: /fires at one host/,
        },
        {
            when: "it has no threshold",
            change: (good) => good.at(ALARM, "threshold", undefined),
            at: TARGETS,
            says: /fires at one host/,
        },
        {
            when: "it takes ten minutes",
            change: changed({ period: 300 }),
            at: TARGETS,
            says: /one dead host is told after 600 s, needs one within 120 s/,
        },
        { when: "it takes a minute more", change: changed({ evaluationPeriods: 3 }), at: TARGETS, says: /after 180 s/ },
        {
            when: "it counts the healthy ones",
            change: changed({ metricName: "HealthyHostCount" }),
            at: TARGETS,
            says: /no alarm watches/,
        },
        {
            when: "it watches another target group",
            change: changed({ dimensions: { TargetGroup: "targetgroup/other/2" } }),
            at: TARGETS,
            says: /no alarm watches/,
        },
        {
            when: "it watches the load balancer as a whole",
            change: (good) => good.at(ALARM, "dimensions", { LoadBalancer: "app/erato/1" }),
            at: TARGETS,
            says: /no alarm watches/,
        },
        {
            when: "nothing tells which target group it watches",
            change: (good) => good.at(ALARM, "dimensions.TargetGroup", UNKNOWN),
            at: TARGETS,
            says: /no alarm watches/,
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

function changed(properties: Properties): (good: State) => State {
    return (good) => good.set(ALARM, properties);
}

function slower(state: State) {
    const outputs = { ...state.properties(ALARM), period: 600 };
    return { type: "aws:cloudwatch/metricAlarm:MetricAlarm", outputs };
}
