/** The catalogue as CrossGuard policies. */

import type { StackValidationPolicy } from "@pulumi/policy";
import { evaluate, type Outcome } from "./evaluate.ts";
import { graphFromCrossGuard } from "./graph/from-crossguard.ts";
import { type AppliedRule, type Levels, rulesOn } from "./levels.ts";
import type { Rule, Setting, Settings } from "./rule.ts";

/** Name of the policy that lists, as advice, what cannot be decided before the update. */
export const UNDECIDED = "rules-undecided";

/**
 * One stack policy for each rule, at its level on the stack, plus one that lists what could not be decided: CrossGuard
 * itself knows no third state. A `--policy-pack-config` file goes before the levels and thresholds here.
 */
export function policiesFor(stack: string, table: Levels, rules: readonly Rule[]): StackValidationPolicy[] {
    const applied = rulesOn(stack, table, rules);
    return [...applied.map(toPolicy), undecidedPolicy(applied)];
}

function toPolicy({ rule, level, settings }: AppliedRule): StackValidationPolicy {
    const [source] = rule.sources;
    return {
        name: rule.id,
        displayName: rule.title,
        description: `${rule.title}. Otherwise: ${rule.breaks}`,
        severity: rule.severity,
        tags: [rule.concern, ...rule.requirements],
        remediationSteps: rule.remedy,
        ...(source && { url: source.url }),
        enforcementLevel: level,
        configSchema: {
            properties: Object.fromEntries(
                Object.entries({ ...rule.settings, ...settings }).map(([name, standard]) => [name, schemaOf(standard)]),
            ),
        },
        validateStack: (stack, report) => {
            const given = { ...settings, ...stack.getConfig<Settings>() };
            const outcomes = evaluate(rule, graphFromCrossGuard(stack.resources), given);
            if (outcomes.every(({ status }) => status === "not-applicable")) stack.notApplicable(outcomes[0]?.message);
            for (const outcome of outcomes) {
                if (outcome.status === "fail") report(messageOf(outcome), outcome.urn);
            }
        },
    };
}

function undecidedPolicy(applied: readonly AppliedRule[]): StackValidationPolicy {
    return {
        name: UNDECIDED,
        description: "Rules that need a value which is only known after the update.",
        enforcementLevel: "advisory",
        validateStack: (stack, report) => {
            const graph = graphFromCrossGuard(stack.resources);
            for (const { rule, level, settings } of applied) {
                if (level === "disabled") continue;
                for (const outcome of evaluate(rule, graph, settings)) {
                    if (outcome.status === "unknown") report(`${rule.id}: ${outcome.message}`, outcome.urn);
                }
            }
        },
    };
}

function messageOf({ message, remedy }: Outcome): string {
    return remedy === undefined ? message : `${message}\nRemedy: ${remedy}`;
}

function schemaOf(standard: Setting) {
    if (typeof standard === "number") return { type: "number", default: standard } as const;
    if (typeof standard === "boolean") return { type: "boolean", default: standard } as const;
    if (typeof standard === "string") return { type: "string", default: standard } as const;
    return { type: "array", items: { type: "string" }, default: [...standard] } as const;
}
