import rule from "../../../../policy/rules/objectives/replication-lag-alert-within-recovery-point.ts";
import { estaState, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "lag-alarm";
const POLICY = "lag-policy";
const HEIGHT = "conditions[1].conditionThreshold.thresholdValue";
const condition = (filter: string, thresholdValue: number) => ({
    conditionThreshold: { filter, comparison: "COMPARISON_GT", thresholdValue, duration: "120s" },
});

export default meetsContract(rule, {
    good: () =>
        estaState().plus(
            {
                type: "aws:cloudwatch/metricAlarm:MetricAlarm",
                name: at,
                id: at,
                parent: SYSTEM,
                outputs: { metricName: "ReplicaLag", threshold: 300 },
            },
            {
                type: "gcp:monitoring/alertPolicy:AlertPolicy",
                name: POLICY,
                id: POLICY,
                parent: SYSTEM,
                outputs: {
                    conditions: [
                        condition('metric.type="cloudsql.googleapis.com/database/cpu/utilization"', 9999),
                        condition('metric.type="cloudsql.googleapis.com/database/replication/replica_lag"', 300),
                    ],
                },
            },
        ),
    passes: [
        { when: "an alarm rings at just what is allowed", change: (good) => good.at(at, "threshold", 900), at },
        { when: "a policy rings at just what is allowed", change: (good) => good.at(POLICY, HEIGHT, 900), at: POLICY },
    ],
    fails: [
        {
            when: "an alarm rings a second late",
            change: (good) => good.at(at, "threshold", 901),
            at,
            says: /rings above 901 s of lag, and the system allows 900 s: the threshold must be at most that/,
        },
        {
            when: "a policy rings a second late",
            change: (good) =>
                good.at(POLICY, "conditions", [
                    condition('metric.type="cloudsql.googleapis.com/database/replication/replica_lag"', 901),
                ]),
            at: POLICY,
            says: /rings above 901 s of lag/,
        },
        {
            when: "of two heights one is too high",
            change: (good) =>
                good.at(POLICY, "conditions", [
                    condition("cloudsql.googleapis.com/database/replication/replica_lag", 100),
                    condition("cloudsql.googleapis.com/database/replication/replica_lag", 1000),
                ]),
            at: POLICY,
            says: /rings above 1000 s of lag/,
        },
        {
            when: "the system may lose nothing",
            change: (good) => good.at(SYSTEM, "objectives.recoveryPoint", { targetSeconds: 0 }),
            at,
            says: /the system allows 0 s/,
        },
    ],
    unknown: [
        {
            when: "the height is not known",
            change: (good) => good.at(at, "threshold", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the system promises nothing",
            change: (good) => good.at(SYSTEM, "objectives.recoveryPoint", undefined),
        },
        {
            when: "alerts watch something else",
            change: (good) => good.at(at, "metricName", "CPUUtilization").without(POLICY),
        },
        { when: "an alarm has no height", change: (good) => good.at(at, "threshold", undefined).without(POLICY) },
    ],
});
