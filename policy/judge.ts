/** The verdict on one stack's graph, in process. */

import { catalog } from "./catalog.ts";
import { evaluate, type Outcome } from "./evaluate.ts";
import type { Graph } from "./graph/graph.ts";
import { type AppliedRule, type Levels, levels as ownLevels, rulesOn } from "./levels.ts";
import type { Rule } from "./rule.ts";
import type { Finding, Judgement } from "./verdict.ts";
import { applyWaivers } from "./waivers/apply.ts";
import type { Waiver } from "./waivers/waiver.ts";

export interface JudgeOptions {
    /** Decides levels and thresholds. */
    readonly stack: string;
    /** By default the project's table. */
    readonly levels?: Levels;
    /** By default all of the catalogue. */
    readonly rules?: readonly Rule[];
    /** By default none. */
    readonly waivers?: readonly Waiver[];
    /** The day on which waivers have to be in force; by default today. */
    readonly now?: Date;
    /**
     * The same resources as the program asks for them, where that can differ from what is there. What fails in either
     * graph fails: a change that is asked for and not made yet, and one that somebody made behind Pulumi's back.
     */
    readonly asked?: Graph | undefined;
}

/**
 * Applies every rule that is not disabled on the stack. The verdict is `unknown` also when no rule met any resource:
 * nothing was judged then. Throws LevelsError when the table of levels is wrong.
 */
export function judge(graph: Graph, options: JudgeOptions): Judgement {
    const { stack, levels = ownLevels, rules = catalog, waivers = [], now = new Date(), asked } = options;
    const judged = rulesOn(stack, levels, rules).flatMap((applied): Finding[] => {
        if (applied.level === "disabled") return [];
        const found = evaluate(applied.rule, graph, applied.settings);
        const outcomes = asked === undefined ? found : withFailuresOf(found, applied, asked);
        return outcomes.map((outcome) => ({ rule: applied.rule.id, level: applied.level, ...outcome }));
    });
    const findings = applyWaivers(judged, waivers, { stack, rules, stacks: Object.keys(levels.stacks), now });
    return { verdict: verdictOf(findings), findings };
}

/** What is there, with the failures that only what is asked for has in place of that resource's own outcomes. */
function withFailuresOf(found: readonly Outcome[], { rule, settings }: AppliedRule, asked: Graph): readonly Outcome[] {
    const failing = new Set(found.flatMap(({ status, urn }) => (status === "fail" ? [urn] : [])));
    const further = evaluate(rule, asked, settings).filter(({ status, urn }) => status === "fail" && !failing.has(urn));
    if (further.length === 0) return found;
    const about = new Set(further.map(({ urn }) => urn));
    return [...found.filter(({ urn, status }) => status !== "not-applicable" && !about.has(urn)), ...further];
}

function verdictOf(findings: readonly Finding[]): Judgement["verdict"] {
    const mandatory = findings.filter(({ level }) => level === "mandatory");
    if (mandatory.some(({ status }) => status === "fail")) return "fail";
    const nothingJudged = findings.every(({ status }) => status === "not-applicable");
    return nothingJudged || mandatory.some(({ status }) => status === "unknown") ? "unknown" : "pass";
}
