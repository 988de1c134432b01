import type { Problem } from "./argument-error.ts";
import type { Duration } from "./duration.ts";

/**
 * One thing watched at two heights: a warning that somebody reads in working hours and a critical alert that wakes
 * somebody. Each cloud renders both steps with its own signal for `name`.
 */
export interface AlertLadder {
    /** Kebab-case, also the runbook's page: `error-rate`. */
    readonly name: string;
    /** What a person reads first: `API error rate`. */
    readonly title: string;
    readonly unit: "ratio" | "percent" | "milliseconds" | "seconds" | "bytes" | "count";
    /** Thresholds; an alert fires above them (`above`) or below them (`below`) for `duration`. */
    readonly fires: "above" | "below";
    readonly warning: number;
    readonly critical: number;
    readonly duration: Duration;
}

/** Ladders by name, with their pages, as plain data: what the stack's outputs carry. */
export function plainAlertLadders(watched: readonly { readonly ladder: AlertLadder; readonly runbook: string }[]) {
    return Object.fromEntries(
        watched.map(({ ladder: { name, duration, ...shown }, runbook }) => [
            name,
            { ...shown, forSeconds: duration.seconds, runbook },
        ]),
    );
}

/** What makes a ladder useless: steps in the wrong order, or both at the same height. */
export function alertLadderProblems(ladder: AlertLadder, path: string): Problem[] {
    const rises = ladder.fires === "above" ? ladder.critical > ladder.warning : ladder.critical < ladder.warning;
    if (rises) return [];
    return [
        {
            path: `${path}.critical`,
            reason: `must be ${ladder.fires} the warning threshold of ${ladder.warning} so that the warning comes first, got ${ladder.critical}`,
        },
    ];
}
