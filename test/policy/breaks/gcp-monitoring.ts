import type { Break } from "../break.ts";

const CRITICAL = "AlertPolicy/esta-tracker-error-rate-critical";
const REACHABILITY = ["esta-tracker-reachability-warning", "esta-tracker-reachability-critical"] as const;
const CHECK = "UptimeCheckConfig/esta-tracker-public-database";

/** Mistakes with alerts, uptime checks, objectives and dashboards. */
export const breaks: readonly Break[] = [
    {
        rule: "alert-ladder-complete",
        what: "a warning is the only step",
        change: (prod) => prod.without(CRITICAL),
    },
    {
        rule: "alert-reaches-a-person",
        what: "an alert is switched off",
        change: (prod) => prod.at(CRITICAL, "enabled", false),
    },
    {
        rule: "availability-objective-has-an-slo",
        what: "the goal is lower than what is promised",
        change: (prod) => prod.at("Slo/esta-tracker-availability", "goal", 0.99),
    },
    {
        rule: "health-path-watched-from-outside",
        what: "nobody asks for the database's health",
        change: (prod) => prod.without(CHECK),
    },
    {
        rule: "uptime-check-has-an-alert",
        what: "a failing check hides behind the others",
        change: (prod) =>
            REACHABILITY.reduce(
                (state, name) =>
                    state.at(
                        `AlertPolicy/${name}`,
                        "conditions[0].conditionThreshold.aggregations[0].groupByFields",
                        undefined,
                    ),
                prod,
            ),
    },
    {
        rule: "uptime-check-asks-from-three-regions",
        what: "one continent asks",
        change: (prod) => prod.at(CHECK, "selectedRegions", ["USA"]),
    },
    {
        rule: "uptime-check-believes-only-good-answers",
        what: "any answer counts as up",
        change: (prod) =>
            prod.at(CHECK, "httpCheck.acceptedResponseStatusCodes", [{ statusClass: "STATUS_CLASS_ANY" }]),
    },
    {
        rule: "alert-closes-by-itself",
        what: "incidents stay open for a week",
        change: (prod) => prod.at(CRITICAL, "alertStrategy.autoClose", "604800s"),
    },
    {
        rule: "critical-alert-has-a-channel-of-its-own",
        what: "outages arrive among the warnings",
        change: (prod) => {
            const { notificationChannels = [] } = prod.properties("AlertPolicy/esta-tracker-error-rate-warning");
            return prod.at(CRITICAL, "notificationChannels", notificationChannels);
        },
    },
    {
        rule: "notification-channel-is-on",
        what: "a channel was muted",
        change: (prod) => prod.at("NotificationChannel/esta-tracker-critical-1", "enabled", false),
    },
    {
        rule: "log-metric-is-watched",
        what: "failures are counted and nobody looks",
        change: (prod) =>
            prod.plus({
                type: "gcp:logging/metric:Metric",
                name: "esta-tracker-refunds-failed",
                like: "Metric/esta-tracker-cache-errors",
                outputs: { name: "esta-tracker/refunds-failed", filter: 'jsonPayload.event="refund.failed"' },
            }),
    },
    {
        rule: "critical-alert-fires-within-recovery-time",
        also: ["outage-alert-rings-within-recovery-time"],
        what: "the alert takes longer than the outage may",
        change: (prod) =>
            prod.at(`AlertPolicy/${REACHABILITY[1]}`, "conditions[0].conditionThreshold.duration", "600s"),
    },
    {
        rule: "system-has-a-dashboard",
        what: "a system has no dashboard",
        change: (prod) => prod.without("Dashboard/esta-tracker-dashboard"),
        // Some of its metrics are nowhere else.
        also: ["log-metric-is-watched"],
    },
];
