/** How Kubernetes chooses objects by their labels. */

import { known, type Readable, readParts, readString, readStringMap, readStrings } from "../../graph/read.ts";

export type Labels = ReadonlyMap<string, string>;

/** Labels at a path; none when it is unset. */
export function labelsAt(from: Readable, path: string): Labels {
    return known(readStringMap(from, path)) ?? new Map();
}

/** Whether all that is wanted is there: sharing one label of several is not enough. */
export function includes(labels: Labels, wanted: Labels): boolean {
    return [...wanted].every(([key, value]) => labels.get(key) === value);
}

/**
 * Whether a label selector chooses the labels: all of `matchLabels` and all of `matchExpressions` must hold, so that an
 * empty selector chooses everything.
 */
export function selects(selector: Readable, labels: Labels): boolean {
    const expressions = known(readParts(selector, "matchExpressions")) ?? [];
    return (
        includes(labels, labelsAt(selector, "matchLabels")) &&
        expressions.every((expression) => holds(expression, labels))
    );
}

function holds(expression: Readable, labels: Labels): boolean {
    const operator = known(readString(expression, "operator"));
    const values = known(readStrings(expression, "values")) ?? [];
    const value = labels.get(known(readString(expression, "key")) ?? "");
    switch (operator) {
        case "In":
            return value !== undefined && values.includes(value);
        case "NotIn":
            return value === undefined || !values.includes(value);
        case "Exists":
            return value !== undefined;
        case "DoesNotExist":
            return value === undefined;
        default:
            throw new TypeError(`${expression.path}.operator must be In, NotIn, Exists or DoesNotExist`);
    }
}
