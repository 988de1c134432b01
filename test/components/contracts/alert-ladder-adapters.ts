import * as gcp from "@pulumi/gcp";
import * as kubernetes from "@pulumi/kubernetes";
import { ALARM_SENDERS, AlarmTopics } from "../../../components/aws/alarm-topics.ts";
import { EncryptionKeys } from "../../../components/aws/encryption-keys.ts";
import { MetricAlarms } from "../../../components/aws/metric-alarms.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { AlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { NotificationChannels } from "../../../components/gcp/notification-channels.ts";
import { PrometheusRules } from "../../../components/kubernetes/prometheus-rules.ts";
import { ACCOUNT, providerOf, TAGS } from "../aws/planned.ts";
import type { AlertLadderAdapter, RenderedStep } from "./alert-ladder.ts";
import { AWS_REGIONS } from "./aws-ground.ts";
import { built, type Made, ofType, oneOf } from "./built.ts";

const STEPS = ["warning", "critical"] as const;
const recipients = { warning: ["team@example.com"], critical: ["pager@example.com"] };
const existing = { warning: [], critical: [] };

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const cloudMonitoring: AlertLadderAdapter = {
    name: "Cloud Monitoring",
    exceptions: {},
    async build(ladder, runbook) {
        const { made } = await built(() => {
            const project = "example-project";
            const provider = new gcp.Provider("gcp", { project, region: "us-central1" });
            const channels = new NotificationChannels("example", { project, recipients, existing, provider });
            const signal = { filter: 'metric.type="example"', aligner: "ALIGN_MAX", reducer: "REDUCE_MAX" } as const;
            const ladders = [{ ladder, signal, runbook }];
            new AlertPolicies("example", { project, ladders, channels, labels: {}, provider });
        });
        const people = ofType(made, "notificationChannel:NotificationChannel");
        return STEPS.map((step) => {
            const policy = oneOf(made, "alertPolicy:AlertPolicy", step);
            const threshold = (key: string) => policy.wrote(`conditions.0.conditionThreshold.${key}`);
            const channels = texts(policy.wrote("notificationChannels"));
            return {
                step,
                fires: threshold("comparison") === "COMPARISON_GT" ? "above" : "below",
                threshold: Number(threshold("thresholdValue")),
                seconds: Number.parseInt(String(threshold("duration")), 10),
                text: `${policy.wrote("displayName")} ${policy.wrote("documentation.content")}`,
                tells: people
                    .filter((person) => channels.includes(String(person.answered("name"))))
                    .map((person) => String(person.wrote("labels.email_address"))),
            };
        });
    },
};

const cloudWatch: AlertLadderAdapter = {
    name: "CloudWatch",
    exceptions: {},
    async build(ladder, runbook) {
        const { made } = await built(() => {
            const regions = { ...AWS_REGIONS, writer: AWS_REGIONS.primary };
            const providers = forRegions(regions, providerOf);
            const shared = { accountId: ACCOUNT, tags: TAGS };
            const senders = { regions, services: ALARM_SENDERS, protect: false, providers };
            const { arns } = new EncryptionKeys("keys", { ...shared, ...senders });
            const [key, provider] = [inRegion(arns, regions.primary), inRegion(providers, regions.primary)];
            const channels = new AlarmTopics("example", { ...shared, recipients, existing, key, provider });
            const signal = { namespace: "Example", name: "Queue", statistic: "Maximum", dimensions: {} } as const;
            const ladders = [{ ladder, signal: { ...signal, missing: "breaching" as const }, runbook }];
            new MetricAlarms("example", { ladders, runbook, channels, tags: TAGS, provider });
        });
        const subscriptions = ofType(made, "topicSubscription:TopicSubscription");
        return STEPS.map((step) => {
            const alarm = oneOf(made, "metricAlarm:MetricAlarm", step);
            const topics = texts(alarm.wrote("alarmActions"));
            return {
                step,
                fires: alarm.wrote("comparisonOperator") === "GreaterThanThreshold" ? "above" : "below",
                threshold: Number(alarm.wrote("threshold")),
                seconds: Number(alarm.wrote("evaluationPeriods")) * Number(alarm.wrote("period")),
                text: String(alarm.wrote("alarmDescription")),
                tells: subscriptions
                    .filter((one) => topics.includes(String(one.wrote("topic"))))
                    .map((one) => String(one.wrote("endpoint"))),
            };
        });
    },
};

const prometheus: AlertLadderAdapter = {
    name: "Prometheus",
    exceptions: {
        tells: "rules say a severity; whom that reaches is set in Alertmanager, and Cloud Monitoring tells of the same ladders",
    },
    async build(ladder, runbook) {
        const { made } = await built(() => {
            const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
            const jobs = new kubernetes.core.v1.Namespace("jobs", { metadata: { name: "jobs" } }, { provider });
            const [namespace, labels] = [jobs.metadata.name, { release: "prometheus" }];
            const query = "max(queue_length)";
            const ladders = [{ ladder, query, runbook }];
            new PrometheusRules("rules", { namespace, system: "jobs", labels, ladders, provider });
        });
        const rules = oneOf(made, "PrometheusRule");
        return STEPS.map((step, index) => readRule(rules, step, `spec.groups.0.rules.${index}.`));
    },
};

function readRule(rules: Made, step: RenderedStep["step"], at: string): RenderedStep {
    const [, comparison = "", threshold = ""] = /([<>]) ([\d.]+)$/.exec(String(rules.wrote(`${at}expr`))) ?? [];
    if (rules.wrote(`${at}labels.severity`) !== step) throw new Error(`rule ${at} is no ${step}`);
    return {
        step,
        fires: comparison === ">" ? "above" : "below",
        threshold: Number(threshold),
        seconds: Number.parseInt(String(rules.wrote(`${at}for`)), 10),
        text: `${rules.wrote(`${at}annotations.summary`)} ${rules.wrote(`${at}annotations.runbook_url`)}`,
        tells: [],
    };
}

/** Every place that a ladder is rendered. */
export const alertLadderAdapters: readonly AlertLadderAdapter[] = [cloudMonitoring, cloudWatch, prometheus];
