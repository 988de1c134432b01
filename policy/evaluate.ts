/** Runs one rule on a graph. Both hosts, `ha check` and CrossGuard, go through here, so that they agree. */

import type { Graph } from "./graph/graph.ts";
import { fromError, type Result, type Rule, type Settings } from "./rule.ts";

export interface Outcome {
    readonly status: "pass" | "fail" | "unknown" | "not-applicable";
    readonly urn?: string;
    readonly message: string;
    readonly remedy?: string;
    readonly seconds?: number;
}

/** At least one outcome, whatever the rule does: one that throws has failed, one that met nothing says so. */
export function evaluate(rule: Rule, graph: Graph, settings: Settings): readonly Outcome[] {
    let results: readonly Result[];
    try {
        results = rule.evaluate(graph, settings);
    } catch (error) {
        results = [fromError(error)];
    }
    if (results.length === 0) return [{ status: "not-applicable", message: "no resource that this rule speaks about" }];
    return results.map((result) => toOutcome(rule, result));
}

function toOutcome(rule: Rule, result: Result): Outcome {
    const about = {
        ...(result.resource !== undefined && { urn: result.resource.urn }),
        ...(result.seconds !== undefined && { seconds: result.seconds }),
    };
    const remedy = result.remedy ?? rule.remedy;
    switch (result.status) {
        case "pass":
            return { status: "pass", ...about, message: result.message };
        case "fail":
            return { status: "fail", ...about, message: result.message, remedy };
        case "unknown":
            return { status: rule.whenUnknown, ...about, message: `could not be decided: ${result.message}`, remedy };
        case "error":
            return {
                status: "fail",
                ...about,
                message: `rule ${rule.id} could not be evaluated: ${result.message}`,
                remedy,
            };
    }
}
