import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ALARM_SENDERS, AlarmTopics } from "../../../components/aws/alarm-topics.ts";
import { BackupPlan } from "../../../components/aws/backup-plan.ts";
import { BackupVault } from "../../../components/aws/backup-vault.ts";
import { EncryptionKeys } from "../../../components/aws/encryption-keys.ts";
import type { Metric } from "../../../components/aws/metric.ts";
import { MetricAlarms } from "../../../components/aws/metric-alarms.ts";
import { MetricDashboard } from "../../../components/aws/metric-dashboard.ts";
import { RestoreTesting } from "../../../components/aws/restore-testing.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";

const accountId = "123456789012";
const tags = { system: "example" };
const regions = { primary: "us-east-1", failover: "us-west-2", writer: "us-east-1" };
const runbook = "https://runbooks.example.com/example";
const recipients = { warning: ["team@example.com"], critical: ["team@example.com", "pager@example.com"] };
const [day, month] = [Duration.days(1), Duration.days(35)];

/** Vaults that copy into each other, the test of what they hold, and alarms with their topics and page. */
export async function platform(): Promise<Record<string, unknown>> {
    const { protect, lock } = new pulumi.Config("ha-platform").requireObject<{
        protect: boolean;
        lock: "governance" | "compliance";
    }>("aws-operations");
    const providers = forRegions(regions, (region) => new aws.Provider(`aws-${region}`, { region }));
    const services = [...ALARM_SENDERS];
    const { arns: keys } = new EncryptionKeys("example", { accountId, regions, services, tags, protect, providers });
    const stands = forRegions(regions, (region) => {
        const [key, provider] = [inRegion(keys, region), inRegion(providers, region)];
        const existing = { warning: [], critical: [] };
        const channels = new AlarmTopics(`example-${region}`, { accountId, recipients, existing, key, tags, provider });
        const vault = new BackupVault(`example-${region}`, {
            region,
            lock,
            key,
            tags,
            protect,
            provider,
            keep: { least: day, most: month },
            channels: channels.critical,
            runbook: `${runbook}/backup-failures`,
        });
        return { vault, channels, provider };
    });
    const plan = { kind: "backed-up", every: day, keep: month, locked: lock === "compliance" } as const;
    const plans = forRegions(regions, (region) => {
        const { vault, provider } = inRegion(stands, region);
        const other = region === regions.primary ? regions.failover : regions.primary;
        const tag = { key: "backup", value: "daily" };
        const { vault: copies } = inRegion(stands, other);
        return new BackupPlan(`example-${region}`, { accountId, region, plan, vault, copies, tag, tags, provider });
    });
    const away = inRegion(stands, regions.failover);
    new RestoreTesting("example", {
        ...away,
        roleArn: inRegion(plans, regions.failover).roleArn,
        restored: { RDS: {}, S3: {} },
        schedule: "cron(0 9 ? * SUN *)",
        validationHours: 4,
        tags,
    });

    const here = inRegion(stands, regions.primary);
    const dimensions = { LoadBalancer: "app/example/0123456789abcdef" };
    const balancer = (name: string, statistic: Metric["statistic"]): Metric => ({
        namespace: "AWS/ApplicationELB",
        name,
        statistic,
        dimensions,
    });
    const [requests, failures] = [balancer("RequestCount", "Sum"), balancer("HTTPCode_Target_5XX_Count", "Sum")];
    const alarms = new MetricAlarms("example", {
        runbook: `${runbook}/any-critical`,
        ladders: [
            {
                ladder: {
                    name: "error-rate",
                    title: "Share of requests that fail",
                    unit: "ratio",
                    fires: "above",
                    warning: 0.01,
                    critical: 0.05,
                    duration: Duration.minutes(2),
                },
                signal: { ...failures, dividedBy: requests, missing: "notBreaching" },
                runbook: `${runbook}/error-rate`,
            },
            {
                ladder: {
                    name: "healthy-instances",
                    title: "Healthy instances",
                    unit: "count",
                    fires: "below",
                    warning: 3,
                    critical: 2,
                    duration: Duration.minutes(2),
                },
                signal: { ...balancer("HealthyHostCount", "Minimum"), missing: "breaching" },
                runbook: `${runbook}/healthy-instances`,
            },
        ],
        channels: here.channels,
        tags,
        provider: here.provider,
    });
    new MetricDashboard("example", {
        title: "example",
        charts: [{ title: "Requests", region: regions.primary, metrics: [requests, failures] }],
        provider: here.provider,
    });
    return { runbooks: alarms.runbooks, anyCritical: alarms.anyCritical };
}
