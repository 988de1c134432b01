import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AlertLadder, alertLadderProblems, plainAlertLadders } from "../core/alert-ladder.ts";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { type Metric, PERIOD_SECONDS } from "./metric.ts";

/** Where the value of a ladder comes from in CloudWatch. */
export interface Signal extends Metric {
    /** For a ratio: what the metric's value is divided by. Minutes without the metric itself count as zero. */
    readonly dividedBy?: Metric;
    /** The metric is in seconds where the ladder is in milliseconds. */
    readonly inSeconds?: boolean;
    /** Figures are taken together over this long. Default: a minute. */
    readonly over?: Duration;
    /**
     * What a minute without figures means. `breaching` for a sign of life: what is dead reports nothing. `notBreaching`
     * for what is only counted when it happens.
     */
    readonly missing: "breaching" | "notBreaching";
}

/** A ladder with its signal and its page in the runbooks. */
export interface WatchedLadder {
    readonly ladder: AlertLadder;
    readonly signal: Signal;
    readonly runbook: string;
}

export interface MetricAlarmsArgs {
    /** What is watched, each with a warning and a critical threshold. */
    readonly ladders: readonly WatchedLadder[];
    /** Page for whoever sees that something critical rings, whatever it is. */
    readonly runbook: string;
    /** ARNs of topics in the alarms' own region. */
    readonly channels: {
        readonly warning: readonly pulumi.Input<string>[];
        readonly critical: readonly pulumi.Input<string>[];
    };
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** Two alarms for each ladder, plain data. Throws on ladders that cannot fire as they say. */
export function planMetricAlarms(name: string, ladders: readonly WatchedLadder[]) {
    refuse(`MetricAlarms ${name}`, ladders.flatMap(problemsOf));
    return ladders.flatMap((watched) =>
        (["warning", "critical"] as const).map((step) => {
            const { ladder, signal, runbook } = watched;
            const threshold = ladder[step];
            return {
                ...watched,
                step,
                suffix: `${ladder.name}-${step}`,
                threshold: signal.inSeconds ? threshold / 1000 : threshold,
                comparison: ladder.fires === "above" ? "GreaterThanThreshold" : "LessThanThreshold",
                periods: ladder.duration.seconds / periodOf(signal),
                description: `${ladder.title} ${ladder.fires} ${threshold} (${ladder.unit}) for ${ladder.duration}. Runbook: ${runbook}`,
            };
        }),
    );
}

function problemsOf({ ladder, signal }: WatchedLadder): Problem[] {
    const path = `ladders.${ladder.name}`;
    const problems = alertLadderProblems(ladder, path);
    const { duration, unit } = ladder;
    const period = periodOf(signal);
    if (period < PERIOD_SECONDS || period % PERIOD_SECONDS !== 0) {
        problems.push({ path: `${path}.signal.over`, reason: `must be whole minutes, got ${signal.over}` });
    } else if (duration.seconds < period || duration.seconds % period !== 0) {
        const needed = signal.over ? `a multiple of ${signal.over}` : "whole minutes";
        problems.push({ path: `${path}.duration`, reason: `must be ${needed}, got ${duration}` });
    }
    if (signal.inSeconds && unit !== "milliseconds") {
        problems.push({ path: `${path}.unit`, reason: `must be milliseconds for a metric in seconds, got ${unit}` });
    }
    if (ladder.fires === "below" && signal.missing !== "breaching") {
        problems.push({
            path: `${path}.signal.missing`,
            reason: `must be breaching for a sign of life, as what is dead reports nothing, got ${signal.missing}`,
        });
    }
    return problems;
}

/** CloudWatch alarms in pairs, a warning and a critical one for each ladder, each with its topic and its runbook. */
export class MetricAlarms extends Component {
    /** Runbook address by alert name (`error-rate-critical`). */
    readonly runbooks: Readonly<Record<string, string>>;
    /** What is watched, by the ladder's name. */
    readonly ladders: ReturnType<typeof plainAlertLadders>;
    /** Name of each alarm by alert name, for whatever else acts on alarms: instance refreshes, zonal shifts. */
    readonly names: Readonly<Record<string, pulumi.Output<string>>>;
    /** Name of the alarm that rings while any critical one does: one light for the region. Sends nothing itself. */
    readonly anyCritical: pulumi.Output<string>;

    constructor(name: string, args: MetricAlarmsArgs, options?: ComponentOptions) {
        super("aws:MetricAlarms", name, options);
        const plan = planMetricAlarms(name, args.ladders);
        const alarms = plan.map((planned) => {
            const actions = [...args.channels[planned.step]];
            const alarm = new aws.cloudwatch.MetricAlarm(
                this.child(planned.suffix),
                {
                    name: `${name}-${planned.suffix}`,
                    alarmDescription: planned.description,
                    ...measured(planned.signal),
                    comparisonOperator: planned.comparison,
                    threshold: planned.threshold,
                    evaluationPeriods: planned.periods,
                    datapointsToAlarm: planned.periods,
                    treatMissingData: planned.signal.missing,
                    alarmActions: actions,
                    okActions: actions,
                    tags: { ...args.tags, ladder: planned.ladder.name, step: planned.step },
                },
                this.inside(args.provider),
            );
            return { ...planned, alarm };
        });
        const critical = alarms.filter(({ step }) => step === "critical").map(({ alarm }) => alarm.name);
        const any = new aws.cloudwatch.CompositeAlarm(
            this.child("any-critical"),
            {
                alarmName: `${name}-any-critical`,
                alarmDescription: `${name}: at least one critical alarm rings. Runbook: ${args.runbook}`,
                alarmRule: pulumi.all(critical).apply((names) => names.map((one) => `ALARM("${one}")`).join(" OR ")),
                tags: args.tags,
            },
            this.inside(args.provider),
        );
        this.ladders = plainAlertLadders(args.ladders);
        this.runbooks = Object.fromEntries(plan.map(({ suffix, runbook }) => [suffix, runbook]));
        this.names = Object.fromEntries(alarms.map(({ suffix, alarm }) => [suffix, alarm.name]));
        this.anyCritical = any.alarmName;
        this.registerOutputs({ alerts: Object.keys(this.runbooks) });
    }
}

function periodOf({ over }: Signal): number {
    return over?.seconds ?? PERIOD_SECONDS;
}

/** One metric, or one divided by another. */
function measured(signal: Signal) {
    const { dividedBy, ...metric } = signal;
    const period = periodOf(signal);
    if (dividedBy === undefined) {
        const { namespace, name, statistic, dimensions } = metric;
        const percentile = statistic.startsWith("p");
        return {
            namespace,
            metricName: name,
            dimensions: { ...dimensions },
            period,
            ...(percentile ? { extendedStatistic: statistic } : { statistic }),
        };
    }
    return {
        metricQueries: [
            // What is only counted when it happens has no figures in a good minute.
            { id: "ratio", expression: "FILL(part, 0) / whole", label: metric.name, returnData: true },
            { id: "part", metric: queried(metric, period) },
            { id: "whole", metric: queried(dividedBy, period) },
        ],
    };
}

function queried({ namespace, name, statistic, dimensions }: Metric, period: number) {
    return { namespace, metricName: name, dimensions: { ...dimensions }, period, stat: statistic };
}
