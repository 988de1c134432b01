import { METRIC_ALARM } from "../../clouds/aws/cloudwatch.ts";
import { ALERT_POLICY, thresholds } from "../../clouds/gcp/alert-policy.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { allowedLoss } from "../../systems.ts";

export default defineResourceRule({
    id: "replication-lag-alert-within-recovery-point",
    title: "An alert on a replica's lag rings before the replica is further behind than the system may lose",
    severity: "high",
    concern: "objectives",
    types: [METRIC_ALARM, ALERT_POLICY],
    breaks: "the region is lost while its replica is hours behind, and nobody had been told",
    remedy: "{ threshold: 900 }",
    sources: [
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html",
            read: "2026-11-22",
        },
        { url: "https://docs.cloud.google.com/sql/docs/postgres/replication/replication-lag", read: "2026-11-22" },
    ],
    requirements: ["ET-14", "AG-12", "CN-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (alert, _settings, graph) => {
        const allowed = allowedLoss(graph, alert);
        const [lag] = lagsOf(alert).toSorted((one, other) => other.seconds - one.seconds);
        if (allowed === undefined || lag === undefined) return undefined;
        return lag.seconds <= allowed
            ? pass(alert, `rings above ${lag.seconds} s of lag, and the system allows ${allowed} s`)
            : fail(
                  alert,
                  `rings above ${lag.seconds} s of lag, and the system allows ${allowed} s: the threshold must be at most that`,
                  lag.repair(allowed),
              );
    },
});

interface Lag {
    /** Lag above which it rings. */
    readonly seconds: number;
    readonly repair: (seconds: number) => string;
}

function lagsOf(alert: Resource): readonly Lag[] {
    if (alert.type === METRIC_ALARM) {
        const seconds = known(readNumber(alert, "threshold"));
        const isLag = known(readString(alert, "metricName")) === "ReplicaLag";
        return isLag && seconds !== undefined ? [{ seconds, repair: (allowed) => `{ threshold: ${allowed} }` }] : [];
    }
    return thresholds(alert).flatMap(({ metric, height }, index) =>
        metric.includes("replication/replica_lag") && height !== undefined
            ? [
                  {
                      seconds: height,
                      repair: (allowed: number) =>
                          `{ conditions: [${"{}, ".repeat(index)}{ conditionThreshold: { thresholdValue: ${allowed} } }] }`,
                  },
              ]
            : [],
    );
}
