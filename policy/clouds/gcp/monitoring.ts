/** What rules need to know about uptime checks, notification channels and log-based metrics of Google Cloud. */

import type { Source } from "../../rule.ts";

export const UPTIME_CHECK = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
export const CHANNEL = "gcp:monitoring/notificationChannel:NotificationChannel";
export const DASHBOARD = "gcp:monitoring/dashboard:Dashboard";
export const SLO = "gcp:monitoring/slo:Slo";
export const LOG_METRIC = "gcp:logging/metric:Metric";

/** The metric that every uptime check writes, one series for each place that it asks from. */
export const CHECK_PASSED = "uptime_check/check_passed";

export const uptimeDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/uptimecheckconfig/",
    read: "2026-11-22",
};
