import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { evaluate } from "../../policy/evaluate.ts";
import type { Rule } from "../../policy/rule.ts";
import { estaState } from "../../test/policy/esta-state.ts";
import type { BadCase, RuleContract } from "../../test/policy/rule-contract.ts";
import type { Json, State } from "../../test/policy/state.ts";

/** How a rule fails and passes, taken from the cases that its test runs. */
export interface RuleExamples {
    readonly fails: readonly { readonly when: string; readonly change: string | undefined; readonly says: string }[];
    readonly passes: readonly string[];
}

/** Most that are shown of each kind; the test holds all. */
const SHOWN = 4;

/** The examples of each rule, by id. Loads the rules' tests without running them. */
export async function ruleExamples(tests: string, rules: readonly Rule[]): Promise<ReadonlyMap<string, RuleExamples>> {
    const skipped = { describe: () => undefined, it: () => undefined };
    Object.assign(globalThis, skipped);
    const examples = await Promise.all(
        rules.map(async ({ id, concern }) => {
            const file = pathToFileURL(path.join(tests, concern, `${id}.test.ts`)).href;
            const module: { readonly default: RuleContract } = await import(file);
            return [id, examplesOf(module.default)] as const;
        }),
    );
    return new Map(examples);
}

function examplesOf({ rule, contract: { good = estaState, fails, passes } }: RuleContract): RuleExamples {
    return {
        fails: fails.slice(0, SHOWN).map((bad) => failure(rule, good(), bad)),
        passes: passes.slice(0, SHOWN).map(({ when }) => when),
    };
}

function failure(rule: Rule, good: State, { when, change, at, settings = {} }: BadCase) {
    const bad = change(good);
    const [found] = evaluate(rule, bad.graph(), settings).filter(
        ({ status, urn }) => status === "fail" && urn === bad.urn(at),
    );
    if (found === undefined) throw new Error(`${rule.id} does not fail when ${when}`);
    const before = good.resources.some(({ name }) => name === at) ? good.properties(at) : undefined;
    return { when, change: before && firstDifference(before, bad.properties(at)), says: found.message };
}

/** The first property that differs: `settings.availabilityType: "ZONAL"`; `undefined` when the resource is as it was. */
function firstDifference(good: Json | undefined, bad: Json | undefined, at = ""): string | undefined {
    if (JSON.stringify(good) === JSON.stringify(bad)) return undefined;
    if (isObject(good) && isObject(bad)) {
        for (const key of new Set([...Object.keys(good), ...Object.keys(bad)])) {
            const inner = Array.isArray(bad) ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`;
            const difference = firstDifference(good[key], bad[key], inner);
            if (difference !== undefined) return difference;
        }
    }
    return bad === undefined ? `${at} not set` : `${at}: ${JSON.stringify(bad)}`;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
    return typeof value === "object" && value !== null;
}
