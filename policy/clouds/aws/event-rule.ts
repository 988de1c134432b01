/** Rules of EventBridge that pass events on. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { isRecord, type Value } from "../../graph/value.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
export const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";

export interface MatchedRule {
    readonly rule: Resource;
    /** For each field of the event, the values that pass; a field that is left out passes with any. */
    readonly detail: Readonly<Record<string, readonly string[]>>;
}

/** Rules that are on, have a target, and match events of a source and type. */
export function eventRules(graph: Graph, source: string, event: string): readonly MatchedRule[] {
    return graph.ofType(RULE).flatMap((rule) => {
        const off = known(readBoolean(rule, "isEnabled")) === false || known(readString(rule, "state")) === "DISABLED";
        const pattern = parse(known(readString(rule, "eventPattern")) ?? "");
        if (off || !isRecord(pattern) || graph.referring(rule, EVENT_TARGET, "rule").length === 0) return [];
        if (!strings(pattern.source).includes(source) || !strings(pattern["detail-type"]).includes(event)) return [];
        const { detail = {} } = pattern;
        return [
            { rule, detail: Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, strings(value)])) },
        ];
    });
}

/** What is no JSON is no pattern: AWS refuses it. */
function parse(text: string): Value {
    try {
        return JSON.parse(text);
    } catch (error) {
        if (error instanceof SyntaxError) return {};
        throw error;
    }
}

function strings(value: Value = []): readonly string[] {
    return Array.isArray(value) ? value.filter((element) => typeof element === "string") : [];
}
