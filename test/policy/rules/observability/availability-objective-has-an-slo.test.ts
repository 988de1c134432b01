import rule from "../../../../policy/rules/observability/availability-objective-has-an-slo.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, State, type StateResource, UNKNOWN } from "../../state.ts";

const at = SYSTEM;
const SLO = "slo-availability";
const DECLARED = "objectives.availability";

export default meetsContract(rule, {
    passes: [
        { when: "a later SLO has a lower goal", change: (good) => good.plus(loose(good)), at },
        { when: "an earlier SLO has a lower goal", change: (good) => new State([loose(good), ...good.resources]), at },
        { when: "the SLO belongs to no system", change: (good) => good.facts(SLO, { parent: "ha-platform-prod" }), at },
        {
            when: "an alarm rings just where the budget of a stricter promise is spent",
            change: (good) => watchedByAlarm(good, 0.0072, 60).at(at, DECLARED, 0.9995),
            at,
        },

        { when: "the goal is higher", change: (good) => good.at(SLO, "goal", 0.9999), at },
        {
            when: "the basic indicator is used",
            change: (good) => good.at(SLO, "requestBasedSli", undefined).at(SLO, "basicSli", { availability: {} }),
            at,
        },
        {
            when: "windows count by their share of good answers",
            change: (good) => byWindows(good, { performance: { goodTotalRatio: {} } }),
            at,
        },
        {
            when: "an alarm on AWS watches the error budget",
            change: (good) => watchedByAlarm(good, 0.0144, 60),
            at,
        },
        {
            when: "windows count by the basic indicator",
            change: (good) => byWindows(good, { basicSliPerformance: { availability: {} } }),
            at,
        },
    ],
    fails: [
        {
            when: "an alarm rings a little above the budget of a stricter promise",
            change: (good) => watchedByAlarm(good, 0.0073, 60).at(at, DECLARED, 0.9995),
            at,
            says: /threshold of at most 0\.0072$/,
            remedy: "no",
        },
        {
            when: "next to nothing may fail",
            change: (good) => watchedByAlarm(good, 0.0144, 60).at(at, DECLARED, 0.999999),
            at,
            says: /threshold of at most 0\.000014$/,
            remedy: "no",
        },
        {
            when: "the alarm is that of another system",
            change: (good) =>
                watchedByAlarm(good, 0.0144, 60)
                    .plus({ type: "ha-platform:systems:Other", name: "other", outputs: {} })
                    .facts("error-budget", { parent: "other" }),
            at,
            says: /no SLO of the stack measures availability/,
        },

        {
            when: "the goal is a little lower",
            change: (good) => good.at(SLO, "goal", 0.9989),
            at: SLO,
            says: /goal is 0\.9989, and the system declares 0\.999/,
        },
        {
            when: "the goal is not set",
            change: (good) => good.at(SLO, "goal", undefined),
            at: SLO,
            says: /goal is 0, and the system declares 0\.999/,
        },
        {
            when: "latency alone is measured",
            change: (good) => good.without(SLO).at("slo-latency", "goal", 0.999),
            at,
            says: /declares an availability of 0\.999, and no SLO of the stack measures availability/,
        },
        {
            when: "nothing is measured and no service is there to measure",
            change: (good) => good.without(SLO, "slo-latency", "monitored-service"),
            at,
            says: /no SLO of the stack measures availability/,
        },
        {
            when: "an alarm on AWS looks at a minute only",
            change: (good) => watchedByAlarm(good, 0.0144, 1),
            at,
            says: /no alarm looks at the share of failed requests in an hour or more with a threshold of at most 0\.0144/,
            remedy: "no",
        },
        {
            when: "an alarm on AWS rings when the budget is gone already",
            change: (good) => watchedByAlarm(good, 0.05, 60),
            at,
            says: /threshold of at most 0\.0144/,
            remedy: "no",
        },
        {
            when: "the goal holds another type",
            change: (good) => good.at(SLO, "goal", "99.9 %"),
            at,
            says: /goal must be a number, got a string/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the goal is not known", change: (good) => good.at(SLO, "goal", UNKNOWN), at, becomes: "unknown" },
        {
            when: "the declared availability is not known",
            change: (good) => good.at(at, DECLARED, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the system declares none", change: (good) => good.at(at, DECLARED, undefined) }],
});

function byWindows(state: State, goodTotalRatioThreshold: Json): State {
    return state.at(SLO, "requestBasedSli", undefined).at(SLO, "windowsBasedSli", { goodTotalRatioThreshold });
}

/** No SLO, and a CloudWatch alarm that divides failed by all requests, minute by minute. */
function watchedByAlarm(state: State, threshold: number, evaluationPeriods: number): State {
    const metric = (metricName: string) => ({ metricName, namespace: "AWS/ApplicationELB", period: 60, stat: "Sum" });
    return state.without(SLO, "slo-latency", "monitored-service").plus({
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "error-budget",
        id: "error-budget",
        outputs: {
            threshold,
            evaluationPeriods,
            metricQueries: [
                { id: "share", expression: "failed / all" },
                { id: "failed", metric: metric("HTTPCode_Target_5XX_Count") },
                { id: "all", metric: metric("RequestCount") },
            ],
        },
    });
}

/** A second SLO on availability, with a goal that is too low. */
function loose(state: State): StateResource {
    const [first] = state.resources.filter(({ name }) => name === SLO);
    if (first === undefined) throw new Error("the state has no SLO");
    return { ...first, name: "loose", id: "loose", outputs: { ...first.outputs, goal: 0.9 } };
}
