import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { type AlertLadder, alertLadderProblems, plainAlertLadders } from "../core/alert-ladder.ts";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { Duration } from "../core/duration.ts";

/** Where the value of a ladder comes from in Cloud Monitoring. */
export interface Signal {
    readonly filter: pulumi.Input<string>;
    readonly aligner:
        | "ALIGN_RATE"
        | "ALIGN_DELTA"
        | "ALIGN_PERCENTILE_95"
        | "ALIGN_PERCENTILE_99"
        | "ALIGN_MEAN"
        | "ALIGN_MAX"
        | "ALIGN_FRACTION_TRUE"
        | "ALIGN_NEXT_OLDER";
    readonly reducer: "REDUCE_SUM" | "REDUCE_MAX" | "REDUCE_MEAN" | "REDUCE_MIN" | "REDUCE_PERCENTILE_95";
    /** Labels by which series stay apart, each judged by itself. Default: one value for all of them. */
    readonly groupBy?: readonly string[];
    /** For a ratio: what the filter's value is divided by. */
    readonly dividedBy?: pulumi.Input<string>;
}

/** A ladder with its signal and its page in the runbooks. */
export interface WatchedLadder {
    readonly ladder: AlertLadder;
    readonly signal: Signal;
    readonly runbook: string;
}

export interface AlertPoliciesArgs {
    readonly project: string;
    /** What is watched, each with a warning and a critical threshold. */
    readonly ladders: readonly WatchedLadder[];
    /** Who is told, by step of the ladder. */
    readonly channels: {
        readonly warning: readonly pulumi.Input<string>[];
        readonly critical: readonly pulumi.Input<string>[];
    };
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** Cloud Monitoring looks at whole minutes (https://cloud.google.com/monitoring/alerts/concepts-indepth, 2026-11-22). */
const PERIOD_SECONDS = 60;

/**
 * An incident whose signal has gone is closed after a day: while it is open the next one like it tells nobody, and Cloud
 * Monitoring itself waits for seven days (https://cloud.google.com/monitoring/alerts/incidents-events, 2026-11-22).
 */
const AUTO_CLOSE = Duration.days(1);

/** Two policies for each ladder, plain data. Throws on ladders in the wrong order or durations that are not whole minutes. */
export function planAlertPolicies(name: string, ladders: readonly WatchedLadder[]) {
    const problems: Problem[] = ladders.flatMap(({ ladder }) => alertLadderProblems(ladder, `ladders.${ladder.name}`));
    for (const { ladder } of ladders) {
        if (ladder.duration.seconds % PERIOD_SECONDS !== 0) {
            problems.push({
                path: `ladders.${ladder.name}.duration`,
                reason: `must be whole minutes, got ${ladder.duration}`,
            });
        }
    }
    refuse(`AlertPolicies ${name}`, problems);
    return ladders.flatMap((watched) =>
        (["warning", "critical"] as const).map((step) => ({
            ...watched,
            step,
            suffix: `${watched.ladder.name}-${step}`,
            threshold: watched.ladder[step],
            severity: step === "warning" ? "WARNING" : "CRITICAL",
            comparison: watched.ladder.fires === "above" ? "COMPARISON_GT" : "COMPARISON_LT",
        })),
    );
}

/** Alert policies in pairs, a warning and a critical one for each ladder, each with its channel and its runbook. */
export class AlertPolicies extends Component {
    /** Runbook address by alert name (`error-rate-critical`). */
    readonly runbooks: Readonly<Record<string, string>>;
    /** What is watched, by the ladder's name. */
    readonly ladders: ReturnType<typeof plainAlertLadders>;

    constructor(name: string, args: AlertPoliciesArgs, options?: ComponentOptions) {
        super("gcp:AlertPolicies", name, options);
        const plan = planAlertPolicies(name, args.ladders);
        for (const { suffix, step, ladder, signal, threshold, severity, comparison, runbook } of plan) {
            const aggregation = {
                alignmentPeriod: `${PERIOD_SECONDS}s`,
                perSeriesAligner: signal.aligner,
                crossSeriesReducer: signal.reducer,
                ...(signal.groupBy && { groupByFields: [...signal.groupBy] }),
            };
            new gcp.monitoring.AlertPolicy(
                this.child(suffix),
                {
                    project: args.project,
                    displayName: `${name}: ${ladder.title} (${step})`,
                    severity,
                    combiner: "OR",
                    conditions: [
                        {
                            displayName: `${ladder.title} ${ladder.fires} ${threshold} (${ladder.unit}) for ${ladder.duration}`,
                            conditionThreshold: {
                                filter: signal.filter,
                                aggregations: [aggregation],
                                ...(signal.dividedBy !== undefined && {
                                    denominatorFilter: signal.dividedBy,
                                    denominatorAggregations: [aggregation],
                                }),
                                comparison,
                                thresholdValue: threshold,
                                duration: ladder.duration.toGoogle(),
                                trigger: { count: 1 },
                            },
                        },
                    ],
                    notificationChannels: [...args.channels[step]],
                    alertStrategy: { autoClose: AUTO_CLOSE.toGoogle() },
                    documentation: {
                        mimeType: "text/markdown",
                        content: `Runbook: ${runbook}`,
                        links: [{ displayName: "Runbook", url: runbook }],
                    },
                    userLabels: { ...args.labels, ladder: ladder.name, step },
                },
                this.inside(args.provider),
            );
        }
        this.ladders = plainAlertLadders(args.ladders);
        this.runbooks = Object.fromEntries(plan.map(({ suffix, runbook }) => [suffix, runbook]));
        this.registerOutputs({ alerts: Object.keys(this.runbooks) });
    }
}
