/** The verdict on one stack's graph, in process. */

import { catalog } from "./catalog.ts";
import { evaluate } from "./evaluate.ts";
import type { Graph } from "./graph/graph.ts";
import { type Levels, levels as ownLevels, rulesOn } from "./levels.ts";
import type { Rule } from "./rule.ts";
import type { Finding, Judgement } from "./verdict.ts";

export interface JudgeOptions {
    /** Decides levels and thresholds. */
    readonly stack: string;
    /** By default the project's table. */
    readonly levels?: Levels;
    /** By default all of the catalogue. */
    readonly rules?: readonly Rule[];
}

/**
 * Applies every rule that is not disabled on the stack. The verdict is `unknown` also when no rule met any resource:
 * nothing was judged then. Throws LevelsError when the table of levels is wrong.
 */
export function judge(graph: Graph, { stack, levels = ownLevels, rules = catalog }: JudgeOptions): Judgement {
    const findings = rulesOn(stack, levels, rules).flatMap(({ rule, level, settings }): Finding[] => {
        if (level === "disabled") return [];
        return evaluate(rule, graph, settings).map((outcome) => ({ rule: rule.id, level, ...outcome }));
    });
    return { verdict: verdictOf(findings), findings };
}

function verdictOf(findings: readonly Finding[]): Judgement["verdict"] {
    const mandatory = findings.filter(({ level }) => level === "mandatory");
    if (mandatory.some(({ status }) => status === "fail")) return "fail";
    const nothingJudged = findings.every(({ status }) => status === "not-applicable");
    return nothingJudged || mandatory.some(({ status }) => status === "unknown") ? "unknown" : "pass";
}
