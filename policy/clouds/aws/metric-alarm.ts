/** Alarms of CloudWatch, by the resource that they measure. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readPart, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { METRIC_ALARM } from "./cloudwatch.ts";

export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

export const metricAlarmDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/metricalarm/",
    read: "2026-11-22",
};

/** How a metric names a resource: its dimension, and the resource's property that is the value. */
export interface Named {
    readonly dimension: string;
    readonly property: string;
}

/** An alarm on one resource. */
export interface Measuring {
    readonly alarm: Resource;
    /** Metrics that it looks at: one, or those of its queries. */
    readonly metrics: readonly string[];
    /** Seconds of figures that have to be bad before it fires. */
    readonly seconds: number;
    /** `undefined` for an alarm on a band that CloudWatch draws by itself. */
    readonly threshold: number | undefined;
    readonly operator: string;
}

/** Every alarm that measures a resource, by the value of a dimension, or before it is known by what that was made from. */
export function alarmsOn(graph: Graph, resource: Resource, named: Named): readonly Measuring[] {
    return graph.ofType(METRIC_ALARM).flatMap((alarm) => {
        const figures = figuresOf(alarm).filter(({ readable, property }) =>
            isAbout(alarm, readable, property, resource, named),
        );
        if (figures.length === 0) return [];
        const periods = figures.map(({ readable }) => known(readNumber(readable, "period")) ?? DEFAULT_PERIOD_SECONDS);
        const needed = known(readNumber(alarm, "datapointsToAlarm")) ?? known(readNumber(alarm, "evaluationPeriods"));
        return [
            {
                alarm,
                metrics: figures.flatMap(({ readable }) => known(readString(readable, "metricName")) ?? []),
                seconds: Math.max(...periods) * (needed ?? 1),
                threshold: known(readNumber(alarm, "threshold")),
                operator: known(readString(alarm, "comparisonOperator")) ?? "",
            },
        ];
    });
}

/** Whether it fires as soon as a count is at least one. */
export function firesAtOne({ operator, threshold }: Measuring): boolean {
    if (threshold === undefined) return false;
    if (operator === "GreaterThanThreshold") return threshold < 1;
    return operator === "GreaterThanOrEqualToThreshold" && threshold <= 1;
}

/** Whether it fires above a value that is at most `limit`. */
export function firesAbove({ operator, threshold }: Measuring, limit: number): boolean {
    return operator.startsWith("GreaterThan") && threshold !== undefined && threshold <= limit;
}

/** Periods may be left out: then a minute's figures are looked at (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, 2026-11-22). */
const DEFAULT_PERIOD_SECONDS = 60;

/** The alarm itself, or each metric of its queries, with the property that it was made in. */
function figuresOf(alarm: Resource): readonly { readonly readable: Readable; readonly property: string }[] {
    const queried = known(readParts(alarm, "metricQueries")) ?? [];
    if (queried.length === 0) return [{ readable: alarm, property: "dimensions" }];
    return queried.flatMap((query) => {
        const readable = known(readPart(query, "metric"));
        return readable === undefined ? [] : [{ readable, property: "metricQueries" }];
    });
}

function isAbout(
    alarm: Resource,
    figure: Readable,
    property: string,
    resource: Resource,
    { dimension, property: own }: Named,
): boolean {
    const [measured, name] = [readString(figure, `dimensions.${dimension}`), readString(resource, own)];
    if (measured.state === "unset") return false;
    if (measured.state === "set" && name.state === "set") return measured.value === name.value;
    return alarm.madeFrom.get(property)?.includes(resource.urn) === true;
}
