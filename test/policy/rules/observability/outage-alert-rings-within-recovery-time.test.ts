import rule from "../../../../policy/rules/observability/outage-alert-rings-within-recovery-time.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, type StateResource, UNKNOWN } from "../../state.ts";

const at = "reachability-critical";
const ALARM = "hosts";
const OBJECTIVE = "objectives.recoveryTime.targetSeconds";
const THRESHOLD = "conditions[0].conditionThreshold";
const alarm = (good: State, outputs: Properties) =>
    good.without(at).plus({
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: ALARM,
        id: ALARM,
        parent: SYSTEM,
        outputs: { metricName: "UnHealthyHostCount", period: 60, evaluationPeriods: 2, ...outputs },
    });

const quick: StateResource = {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: ALARM,
    id: ALARM,
    parent: SYSTEM,
    outputs: { metricName: "UnHealthyHostCount", period: 60, evaluationPeriods: 2 },
};

export default meetsContract(rule, {
    passes: [
        {
            when: "an alarm rings before the policy",
            change: (good) => good.at(at, `${THRESHOLD}.duration`, "600s").plus(quick),
            at: ALARM,
        },
        {
            when: "an alert that rings sooner belongs to another system",
            change: (good) =>
                good.plus(
                    { type: "ha-platform:systems:Other", name: "other", outputs: {} },
                    { ...quick, parent: "other" },
                ),
            at,
        },

        // 60 + 10 to be seen, 60 + 120 to ring.
        { when: "the sum is just what the system allows", change: (good) => good.at(SYSTEM, OBJECTIVE, 250), at },
        {
            when: "a second alert is slow",
            change: (good) => {
                const slow = { conditionThreshold: { filter: "uptime_check/check_passed", duration: "3600s" } };
                return good.set(at, { conditions: [{}, slow] });
            },
            at,
        },
        { when: "an alarm rings in time", change: (good) => alarm(good, { period: 150 }), at: ALARM },
        {
            when: "an alarm names no period",
            change: (good) => alarm(good, { period: 0, evaluationPeriods: 5 }),
            at: ALARM,
        },
        {
            when: "hosts that answer are counted",
            change: (good) => alarm(good, { metricName: "HealthyHostCount" }),
            at: ALARM,
        },
        {
            when: "a health check is watched",
            change: (good) => alarm(good, { metricName: "HealthCheckStatus" }),
            at: ALARM,
        },
        {
            when: "an alarm says nothing about how many periods",
            change: (good) => alarm(good, { period: 300, evaluationPeriods: null }),
            at: ALARM,
        },
    ],
    fails: [
        {
            when: "an alarm has a minute for ten",
            change: (good) => alarm(good, { period: 300 }).at(SYSTEM, OBJECTIVE, 60),
            at: ALARM,
            says: /600 s, and the system has to be back in 60 s/,
        },
        {
            when: "an alarm has less than a minute",
            change: (good) => alarm(good, { period: 300 }).at(SYSTEM, OBJECTIVE, 59),
            at: ALARM,
            says: /back in 59 s/,
            remedy: "no",
        },
        {
            when: "an alarm has two minutes for ten",
            change: (good) => alarm(good, { period: 300 }).at(SYSTEM, OBJECTIVE, 120),
            at: ALARM,
            says: /back in 120 s/,
        },
        {
            when: "the policy can just ring at once",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 130),
            at,
            says: /250 s, and the system has to be back in 130 s/,
        },
        {
            when: "the policy can just wait a minute",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 190),
            at,
            says: /back in 190 s/,
        },

        {
            when: "the sum is a second too long",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 249),
            at,
            says: /is seen in 60 s \+ 10 s = 70 s, rings after 60 s aligned \+ 120 s = 180 s: 250 s, and the system has to be back in 249 s: the soonest of 1 alerts/,
        },
        {
            when: "it waits ten minutes",
            change: (good) => good.at(at, `${THRESHOLD}.duration`, "600s"),
            at,
            says: /730 s, and the system has to be back in 300 s/,
        },
        {
            when: "the slowest check asks every five minutes, as it does when nothing is said",
            change: (good) =>
                good.at("uptime-database", "period", undefined).at("uptime-database", "timeout", undefined),
            at,
            says: /is seen in 300 s \+ 0 s = 300 s/,
            remedy: "no",
        },
        {
            when: "the stack wants to know in half the time",
            change: (good) => good,
            at,
            settings: { share: 0.5 },
            says: /250 s, and the system has to be back in 150 s/,
        },
        {
            when: "an alarm looks at ten minutes",
            change: (good) => alarm(good, { period: 300 }),
            at: ALARM,
            says: /rings after 300 s x 2 = 600 s, and the system has to be back in 300 s/,
        },
        {
            when: "an alarm over several metrics looks at ten minutes",
            change: (good) => alarm(good, { period: null, metricQueries: [{ id: "x" }, { metric: { period: 300 } }] }),
            at: ALARM,
            says: /300 s x 2 = 600 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the time is not known",
            change: (good) => good.at(SYSTEM, OBJECTIVE, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "the system promises no recovery time", change: (good) => good.at(SYSTEM, OBJECTIVE, undefined) },
        { when: "no alert tells of an outage", change: (good) => good.at(at, `${THRESHOLD}.filter`, "other") },
        { when: "the alert is a warning", change: (good) => good.at(at, "severity", "WARNING") },
        { when: "nothing looks from outside", change: (good) => good.without("uptime-all", "uptime-database") },
        {
            when: "an alarm watches something else",
            change: (good) => alarm(good, { metricName: "CPUUtilization", period: 3600 }),
        },
    ],
});
