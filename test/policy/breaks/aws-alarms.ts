import type { Break } from "../break.ts";

const ALARM = "MetricAlarm/erato-us-east-1";

/** Mistakes with alarms on AWS, who hears them, and logs. */
export const breaks: readonly Break[] = [
    {
        rule: "sns-topic-has-a-subscriber",
        what: "nobody listens to the critical alarms of a region",
        change: (prod) => prod.without("TopicSubscription/erato-us-east-1-alarms-critical-1"),
    },
    {
        rule: "sns-topic-admits-its-senders",
        what: "a topic's policy refuses alarms",
        change: (prod) =>
            prod.at(
                "TopicPolicy/erato-us-west-2-alarms-warning-senders",
                "policy",
                '{"Version":"2012-10-17","Statement":[]}',
            ),
    },
    {
        rule: "sns-topic-key-admits-its-senders",
        what: "alarms may not use the key of the topics",
        change: (prod) => prod.at("Key/erato-data-us-east-1", "policy", '{"Version":"2012-10-17","Statement":[]}'),
    },
    {
        rule: "metric-alarm-says-what-silence-means",
        what: "an alarm is quiet when no figures come",
        change: (prod) => prod.at(`${ALARM}-healthy-hosts-critical`, "treatMissingData", undefined),
    },
    {
        rule: "target-group-alarm-on-one-dead-host",
        what: "no alarm sees a single dead host",
        change: (prod) => prod.at(`${ALARM}-unhealthy-hosts-warning`, "threshold", 1),
    },
    {
        rule: "target-group-alarm-on-errors",
        what: "half of all requests may fail before an alarm fires",
        change: (prod) =>
            ["warning", "critical"].reduce(
                (state, step) => state.at(`${ALARM}-error-rate-${step}`, "threshold", 0.5),
                prod,
            ),
    },
    {
        rule: "target-group-alarm-on-slow-answers",
        what: "alarms look at the average time to answer",
        change: (prod) =>
            ["warning", "critical"].reduce(
                (state, step) => state.at(`${ALARM}-latency-p95-${step}`, "extendedStatistic", undefined),
                prod,
            ),
    },
    {
        rule: "rds-has-its-alarms",
        also: ["regional-resource-has-a-twin"],
        what: "no alarm watches a database's disk",
        change: (prod) => prod.without(`${ALARM}-database-disk-warning`, `${ALARM}-database-disk-critical`),
    },
    {
        rule: "rds-replica-lag-within-recovery-point",
        also: ["regional-resource-has-a-twin"],
        what: "no alarm watches how far a replica is behind",
        change: (prod) =>
            prod.without(
                "MetricAlarm/erato-us-west-2-replica-lag-warning",
                "MetricAlarm/erato-us-west-2-replica-lag-critical",
            ),
    },
    {
        rule: "elasticache-nodes-have-alarms",
        also: ["regional-resource-has-a-twin"],
        what: "a cache's third node has no alarm",
        change: (prod) => prod.without(`${ALARM}-cache-cpu-3-warning`, `${ALARM}-cache-cpu-3-critical`),
    },
    {
        rule: "log-group-keeps-its-lines",
        what: "logs are kept for three days",
        change: (prod) => prod.at("LogGroup/platform-us-east-1-flows-lines", "retentionInDays", 3),
    },
];
