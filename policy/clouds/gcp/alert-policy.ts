/** What rules need to know about Cloud Monitoring's alert policies. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readPart, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const ALERT_POLICY = "gcp:monitoring/alertPolicy:AlertPolicy";

export const alertDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/alertpolicy/",
    read: "2026-11-22",
};

export interface Threshold {
    /** What is measured: the same text for a warning and a critical alert on one metric. */
    readonly metric: string;
    /** Height at which it fires; `undefined` where the height is part of a query that could not be taken apart. */
    readonly height: number | undefined;
    readonly fires: "above" | "below";
}

/** The heights that a policy compares a metric with. Conditions on absence and on log lines have none. */
export function thresholds(policy: Resource): readonly Threshold[] {
    return (known(readParts(policy, "conditions")) ?? []).flatMap((condition) => [
        ...fromThreshold(condition),
        ...fromQuery(condition),
    ]);
}

function fromThreshold(condition: Readable): readonly Threshold[] {
    const part = known(readPart(condition, "conditionThreshold"));
    if (part === undefined) return [];
    const filter = known(readString(part, "filter")) ?? "";
    const denominator = known(readString(part, "denominatorFilter"));
    const comparison = known(readString(part, "comparison"));
    return [
        {
            // A burn rate is measured over a longer window for the warning than for the critical alert.
            metric: [filter, denominator]
                .filter((text) => text !== undefined)
                .join(" / ")
                .replace(/"\d+[smhd]"/g, '"<window>"'),
            height: known(readNumber(part, "thresholdValue")) ?? 0,
            fires: comparison === "COMPARISON_LT" ? "below" : "above",
        },
    ];
}

const COMPARED = /\s*(<=?|>=?)\s*(-?[\d.]+)\s*$/;

function fromQuery(condition: Readable): readonly Threshold[] {
    const part = known(readPart(condition, "conditionPrometheusQueryLanguage"));
    const query = part && known(readString(part, "query"));
    if (query === undefined) return [];
    const [, operator = ">", height] = COMPARED.exec(query) ?? [];
    return [
        {
            metric: query.replace(COMPARED, ""),
            height: height === undefined ? undefined : Number(height),
            fires: operator.startsWith("<") ? "below" : "above",
        },
    ];
}
