/** How strict each stack is: a level for every concern or rule, and the thresholds that differ. */

import { type Concern, concerns, type Rule, type Settings, settingsProblem } from "./rule.ts";
import type { Level } from "./verdict.ts";

export interface StackLevels {
    /** For concerns and rules that are not named. */
    readonly otherwise: Level;
    readonly concerns?: Readonly<Partial<Record<Concern, Level>>>;
    /** By rule id; goes before the concern. */
    readonly rules?: Readonly<Record<string, Level>>;
    /** Thresholds by rule id, in place of the rule's own. */
    readonly settings?: Readonly<Record<string, Settings>>;
}

export interface Levels {
    readonly stacks: Readonly<Record<string, StackLevels>>;
    /** For stacks that are not named. */
    readonly otherwise: StackLevels;
}

/** The table is wrong; the message says where and what is needed. */
export class LevelsError extends Error {
    override readonly name = "LevelsError";
}

const strict: StackLevels = { otherwise: "mandatory" };

/** The project's own table. A stack that nobody named is judged as strictly as production. */
export const levels: Levels = {
    stacks: {
        dev: { otherwise: "advisory" },
        staging: {
            otherwise: "advisory",
            concerns: {
                deployment: "mandatory",
                edge: "mandatory",
                encryption: "mandatory",
                exposure: "mandatory",
                failover: "mandatory",
                health: "mandatory",
                objectives: "mandatory",
                observability: "mandatory",
            },
            // Staging may sleep, and nobody can shorten a locked retention again.
            rules: { "cloud-run-warm-in-both-regions": "advisory" },
            settings: { "audit-log-retained-and-locked": { locked: false } },
        },
        prod: strict,
    },
    otherwise: strict,
};

/** A rule as one stack applies it. */
export interface AppliedRule {
    readonly rule: Rule;
    readonly level: Level;
    /** Thresholds that the stack sets itself. */
    readonly settings: Settings;
}

/** Level and settings of each rule on a stack. Throws LevelsError on a name or value that fits no rule. */
export function rulesOn(stack: string, table: Levels, rules: readonly Rule[]): readonly AppliedRule[] {
    checkLevels(table, rules);
    const { otherwise, concerns: byConcern, rules: byRule, settings } = table.stacks[stack] ?? table.otherwise;
    return rules.map((rule) => ({
        rule,
        level: byRule?.[rule.id] ?? byConcern?.[rule.concern] ?? otherwise,
        settings: settings?.[rule.id] ?? {},
    }));
}

/** Throws LevelsError when the table names a rule, concern, level or setting that does not exist. */
export function checkLevels(table: Levels, rules: readonly Rule[]): void {
    const named = Object.entries(table.stacks).map(([stack, entry]) => [`stacks.${stack}`, entry] as const);
    const problems = [...named, ["otherwise", table.otherwise] as const].flatMap(([path, entry]) =>
        stackProblems(path, entry, rules),
    );
    if (problems.length > 0) throw new LevelsError(`policy levels: ${problems.join("; ")}`);
}

const LEVELS: readonly string[] = ["mandatory", "advisory", "disabled"] satisfies readonly Level[];

function stackProblems(path: string, entry: StackLevels, rules: readonly Rule[]): string[] {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const levelled: (readonly [string, string])[] = [
        [`${path}.otherwise`, entry.otherwise],
        ...Object.entries(entry.concerns ?? {}).map(([name, level]) => [`${path}.concerns.${name}`, level] as const),
        ...Object.entries(entry.rules ?? {}).map(([name, level]) => [`${path}.rules.${name}`, level] as const),
    ];
    return [
        ...levelled
            .filter(([, level]) => !LEVELS.includes(level))
            .map(([where, level]) => `${where} must be one of ${LEVELS.join(", ")}, got ${level}`),
        ...Object.keys(entry.concerns ?? {})
            .filter((name) => !concerns.some((concern) => concern === name))
            .map((name) => `${path}.concerns.${name} names no concern; there are ${concerns.join(", ")}`),
        ...Object.keys({ ...entry.rules, ...entry.settings })
            .filter((id) => !byId.has(id))
            .map((id) => `${path} names the rule ${id}, which is not in the catalogue`),
        ...Object.entries(entry.settings ?? {}).flatMap(([id, given]) => {
            const rule = byId.get(id);
            const problem = rule && settingsProblem(id, rule.settings, given);
            return problem === undefined ? [] : [`${path}.${problem}`];
        }),
    ];
}
