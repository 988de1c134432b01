/** How the good state of ESTA Tracker is watched: alerts, uptime checks and objectives in Cloud Monitoring. */

import type { Properties, StateResource } from "./state.ts";

/** A resource without its place; its id is yet to be put into the project. */
type Described = StateResource & { readonly id: string };

export function observability(
    project: string,
    place: Pick<StateResource, "parent" | "provider">,
): readonly StateResource[] {
    return watched(`projects/${project}/notificationChannels/1`).map((described) => ({
        ...described,
        ...place,
        id: `projects/${project}/${described.id}`,
    }));
}

function watched(channel: string): readonly Described[] {
    const backups = [{ displayName: "no backup", conditionAbsent: { filter: "backup", duration: "90000s" } }];
    return [
        {
            type: "gcp:monitoring/notificationChannel:NotificationChannel",
            name: "on-call",
            id: "notificationChannels/1",
            outputs: { type: "email" },
        },
        ladder("error-rate", "WARNING", 0.01, channel),
        ladder("error-rate", "CRITICAL", 0.05, channel),
        {
            ...ladder("backup-missing", "CRITICAL", 0, channel),
            outputs: { ...policy("CRITICAL", channel), conditions: backups },
        },
        {
            ...ladder("reachability", "CRITICAL", 0.5, channel),
            outputs: { ...policy("CRITICAL", channel), conditions: [unreachable] },
        },
        uptimeCheck("all", "/api/health"),
        uptimeCheck("database", "/api/health/db"),
        {
            type: "gcp:monitoring/customService:CustomService",
            name: "monitored-service",
            id: "services/esta-tracker",
            outputs: { serviceId: "esta-tracker" },
        },
        slo("availability", 0.999, { goodTotalRatio: { totalServiceFilter: REQUESTS, badServiceFilter: ERRORS } }),
        slo("latency", 0.95, { distributionCut: { distributionFilter: LATENCIES, range: { min: 0, max: 100 } } }),
    ];
}

const REQUESTS = 'metric.type="run.googleapis.com/request_count" resource.type="cloud_run_revision"';
const ERRORS = `${REQUESTS} metric.labels.response_code_class="5xx"`;
const LATENCIES = 'metric.type="run.googleapis.com/request_latencies" resource.type="cloud_run_revision"';

function ladder(name: string, severity: string, thresholdValue: number, channel: string): Described {
    const filter = `metric.type="logging.googleapis.com/user/${name}" resource.type="cloud_run_revision"`;
    const conditionThreshold = { filter, comparison: "COMPARISON_GT", thresholdValue, duration: "60s" };
    return {
        type: "gcp:monitoring/alertPolicy:AlertPolicy",
        name: `${name}-${severity.toLowerCase()}`,
        id: `alertPolicies/${name}-${severity}`,
        outputs: { ...policy(severity, channel), conditions: [{ displayName: name, conditionThreshold }] },
        madeFrom: { notificationChannels: ["on-call"] },
    };
}

const unreachable: Properties = {
    displayName: "unreachable",
    conditionThreshold: {
        filter: 'metric.type="monitoring.googleapis.com/uptime_check/check_passed" resource.type="uptime_url"',
        aggregations: [{ alignmentPeriod: "60s", perSeriesAligner: "ALIGN_FRACTION_TRUE" }],
        comparison: "COMPARISON_LT",
        thresholdValue: 0.5,
        duration: "120s",
    },
};

function policy(severity: string, channel: string): Properties {
    return {
        severity,
        enabled: true,
        combiner: "OR",
        notificationChannels: [channel],
        documentation: {
            content: "What to do",
            links: [{ displayName: "Runbook", url: "https://example.com/runbooks/error-rate" }],
        },
    };
}

function uptimeCheck(name: string, path: string): Described {
    return {
        type: "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig",
        name: `uptime-${name}`,
        id: `uptimeCheckConfigs/${name}`,
        outputs: {
            displayName: name,
            period: "60s",
            timeout: "10s",
            httpCheck: { path, port: 443, useSsl: true, validateSsl: true },
            monitoredResource: { type: "uptime_url", labels: { host: "api.example.com" } },
        },
    };
}

function slo(name: string, goal: number, requestBasedSli: Properties): Described {
    return {
        type: "gcp:monitoring/slo:Slo",
        name: `slo-${name}`,
        id: `services/esta-tracker/serviceLevelObjectives/${name}`,
        outputs: { service: "esta-tracker", sloId: name, goal, rollingPeriodDays: 30, requestBasedSli },
        madeFrom: { service: ["monitored-service"] },
    };
}
