import assert from "node:assert/strict";
import fc from "fast-check";
import { planAlarmTopics } from "../../../components/aws/alarm-topics.ts";
import { planBackupPlan } from "../../../components/aws/backup-plan.ts";
import { planBackupVault } from "../../../components/aws/backup-vault.ts";
import { planMetricAlarms, type WatchedLadder } from "../../../components/aws/metric-alarms.ts";
import { planMetricDashboard } from "../../../components/aws/metric-dashboard.ts";
import { planRestoreTesting } from "../../../components/aws/restore-testing.ts";
import { Duration } from "../../../components/core/duration.ts";

const balancer = { namespace: "AWS/ApplicationELB", dimensions: { LoadBalancer: "app/api/1" } } as const;
const watched: WatchedLadder = {
    ladder: {
        name: "latency-p95",
        title: "Latency",
        unit: "milliseconds",
        fires: "above",
        warning: 500,
        critical: 2000,
        duration: Duration.minutes(2),
    },
    signal: { ...balancer, name: "TargetResponseTime", statistic: "p95", inSeconds: true, missing: "notBreaching" },
    runbook: "https://runbooks.example.com/latency-p95",
};
const watching = (ladder: Partial<WatchedLadder["ladder"]>, signal: Partial<WatchedLadder["signal"]> = {}) => ({
    ...watched,
    ladder: { ...watched.ladder, ...ladder },
    signal: { ...watched.signal, ...signal },
});

describe("metric alarms plan", () => {
    it("[ER-10] makes a warning and a critical alarm of every ladder, in the metric's own unit", () => {
        assert.deepEqual(
            planMetricAlarms("app", [watched]).map(({ suffix, threshold, comparison, periods }) => [
                suffix,
                threshold,
                comparison,
                periods,
            ]),
            [
                ["latency-p95-warning", 0.5, "GreaterThanThreshold", 2],
                ["latency-p95-critical", 2, "GreaterThanThreshold", 2],
            ],
        );
    });

    it("[trap 42] refuses a sign of life whose silence would raise no alarm", () => {
        const alive = { name: "healthy-hosts", unit: "count", fires: "below", warning: 3, critical: 2 } as const;
        const signal = { name: "HealthyHostCount", statistic: "Minimum", inSeconds: false } as const;
        assert.throws(
            () => planMetricAlarms("app", [watching(alive, signal)]),
            /ladders\.healthy-hosts\.signal\.missing must be breaching for a sign of life, as what is dead reports nothing, got notBreaching/,
        );
        assert.equal(planMetricAlarms("app", [watching(alive, { ...signal, missing: "breaching" })]).length, 2);
    });

    it("takes figures together over longer than a minute when a signal asks for it", () => {
        const hour = Duration.hours(1);
        const [warning] = planMetricAlarms("app", [watching({ duration: Duration.hours(2) }, { over: hour })]);
        assert.equal(warning?.periods, 2);
        assert.throws(
            () => planMetricAlarms("app", [watching({ duration: Duration.minutes(90) }, { over: hour })]),
            /ladders\.latency-p95\.duration must be a multiple of 1 h, got 90 min/,
        );
        assert.throws(
            () => planMetricAlarms("app", [watching({}, { over: Duration.seconds(90) })]),
            /ladders\.latency-p95\.signal\.over must be whole minutes, got 90 s/,
        );
    });

    it("refuses what CloudWatch would round, steps in the wrong order, and seconds of what is no time", () => {
        assert.throws(
            () => planMetricAlarms("app", [watching({ duration: Duration.seconds(90) })]),
            /ladders\.latency-p95\.duration must be whole minutes, got 90 s/,
        );
        assert.throws(
            () => planMetricAlarms("app", [watching({ critical: 500 })]),
            /critical must be above the warning threshold of 500/,
        );
        assert.throws(
            () => planMetricAlarms("app", [watching({ unit: "count" })]),
            /unit must be milliseconds for a metric in seconds, got count/,
        );
    });
});

describe("alarm topics plan", () => {
    const nobody = { warning: [], critical: [] };

    it("[ER-10] subscribes every recipient to the topic of the step", () => {
        const recipients = { warning: ["a@example.com"], critical: ["a@example.com", "b@example.com"] };
        assert.deepEqual(
            planAlarmTopics("app", { recipients, existing: nobody }).map(({ subscriptions }) =>
                subscriptions.map(({ suffix }) => suffix),
            ),
            [["warning-1"], ["critical-1", "critical-2"]],
        );
    });

    it("refuses steps that nobody hears of", () => {
        assert.throws(
            () =>
                planAlarmTopics("app", {
                    recipients: nobody,
                    existing: { warning: [], critical: ["arn:aws:sns:us-east-1:123456789012:pager"] },
                }),
            (error: Error) => {
                assert.match(
                    error.message,
                    /recipients\.warning must name at least one address, or an alarm rings unheard, got none/,
                );
                assert.doesNotMatch(error.message, /recipients\.critical/);
                return true;
            },
        );
    });
});

describe("metric dashboard plan", () => {
    it("[ER-10] lays charts two abreast without overlap, each of its own region", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
                const chart = {
                    title: "t",
                    region: "us-west-2",
                    metrics: [{ ...balancer, name: "RequestCount", statistic: "Sum" }],
                } as const;
                const { widgets } = planMetricDashboard(Array.from({ length: count }, () => chart));
                assert.equal(new Set(widgets.map(({ x, y }) => `${x} ${y}`)).size, count);
                assert.ok(
                    widgets.every(({ x, width, properties }) => x + width <= 24 && properties.region === "us-west-2"),
                );
            }),
        );
        const chart = {
            title: "CPU",
            region: "us-east-1",
            metrics: [
                {
                    namespace: "AWS/EC2",
                    name: "CPUUtilization",
                    statistic: "Average",
                    dimensions: { AutoScalingGroupName: "api" },
                },
            ],
        } as const;
        assert.deepEqual(planMetricDashboard([chart]).widgets[0]?.properties.metrics, [
            ["AWS/EC2", "CPUUtilization", "AutoScalingGroupName", "api", { stat: "Average" }],
        ]);
    });
});

describe("AWS backup plans", () => {
    const [day, month] = [Duration.days(1), Duration.days(35)];
    const vault = {
        region: "us-east-1",
        lock: "compliance",
        keep: { least: day, most: month },
        channels: ["arn:topic"],
    } as const;

    it("[ER-11] locks the vault, for good where that is asked for", () => {
        assert.deepEqual(planBackupVault("app", vault).lock, {
            minRetentionDays: 1,
            maxRetentionDays: 35,
            changeableForDays: 3,
        });
        assert.deepEqual(planBackupVault("app", { ...vault, lock: "governance" }).lock, {
            minRetentionDays: 1,
            maxRetentionDays: 35,
        });
    });

    it("[ER-11] hears of failed backups, copies and restores, each in the words of its event", () => {
        const details = planBackupVault("app", vault).failures.map(({ suffix, pattern }) => [
            suffix,
            Object.keys(pattern.detail),
        ]);
        assert.deepEqual(details, [
            ["backup-job", ["state"]],
            ["copy-job", ["state"]],
            ["restore-job", ["status"]],
        ]);
    });

    it("refuses a vault that keeps nothing, for longer than it may, or silently", () => {
        const wrong = { ...vault, keep: { least: Duration.days(40), most: month }, channels: [] };
        assert.throws(
            () => planBackupVault("app", wrong),
            /keep\.least must not be above keep\.most \(35 d\), got 40 d; channels must name at least one, or a failed backup stays unheard/,
        );
        assert.throws(
            () => planBackupVault("app", { ...vault, keep: { least: Duration.hours(1), most: month } }),
            /keep\.least must be whole days, at least one, got 1 h/,
        );
    });

    it("[ER-11] keeps the daily backup and its copy for the same time", () => {
        const plan = { kind: "backed-up", every: day, keep: month, locked: true } as const;
        assert.deepEqual(planBackupPlan("app", { plan, region: "us-east-1" }).lifecycle, { deleteAfter: 35 });
        const wrong = { ...plan, every: Duration.hours(12), keep: Duration.hours(36), pointInTime: day };
        assert.throws(
            () => planBackupPlan("app", { plan: wrong, region: "us-east-1" }),
            /plan\.every must be 1 d: .* got 12 h; plan\.keep must be whole days, at least one, got 36 h; plan\.pointInTime must be left out/,
        );
    });

    it("[ER-11] restores each kind by a selection of its own, under names that the API takes", () => {
        const { name, selections } = planRestoreTesting("erato-data", {
            restored: { RDS: {}, S3: {} },
            schedule: "cron(0 9 ? * SUN *)",
            validationHours: 4,
        });
        assert.equal(name, "erato_data");
        assert.deepEqual(
            selections.map((one) => one.name),
            ["erato_data_rds", "erato_data_s3"],
        );
        assert.throws(
            () => planRestoreTesting("erato", { restored: {}, schedule: "weekly", validationHours: 0 }),
            /restored must name at least one kind, got none; schedule must be an AWS cron expression, got weekly; validationHours must be 1 to 168, got 0/,
        );
    });
});
