/** What every rule has to show: that it passes what is good, bites on what is bad, and knows the difference. */

import assert from "node:assert/strict";
import { evaluate, type Outcome } from "../../policy/evaluate.ts";
import type { Rule, Settings } from "../../policy/rule.ts";
import { estaState } from "./esta-state.ts";
import { applyRemedy } from "./remedy.ts";
import type { State } from "./state.ts";

export interface Case {
    /** Completes "passes when ..." or "fails when ...". */
    readonly when: string;
    readonly change: (good: State) => State;
    /** Name of the resource that the finding is about. */
    readonly at: string;
    readonly settings?: Settings;
}

export interface BadCase extends Case {
    readonly says: RegExp;
    /** `no` where the advice needs a decision that code cannot take, such as which script to run. */
    readonly remedy?: "works" | "no";
}

export interface Contract {
    /** A state in which all rules pass and that holds what this one speaks about; by default ESTA Tracker's. */
    readonly good?: () => State;
    readonly passes: readonly Case[];
    readonly fails: readonly BadCase[];
    /** A value that is not known at preview. */
    readonly unknown: readonly (Case & { readonly becomes: "unknown" | "fail" | "pass"; readonly says?: RegExp })[];
    /** A state in which the rule has nothing to say; by default one that holds none of its types. */
    readonly silent?: readonly Pick<Case, "when" | "change">[];
}

export interface RuleContract {
    readonly rule: Rule;
    readonly contract: Contract;
}

/** Tests the rule; returns what it was held to, from which the examples of the catalogue are made. */
export function meetsContract(rule: Rule, contract: Contract): RuleContract {
    const { good = estaState, passes, fails, unknown, silent = [] } = contract;
    describe(`${rule.id}: ${rule.title} ${rule.requirements.map((id) => `[${id}]`).join("")}`, () => {
        it("passes the good state", () => {
            const outcomes = outcomesOf(rule, good());
            assert.ok(outcomes.length > 0);
            for (const { status, message } of outcomes) assert.equal(status, "pass", message);
        });

        it("speaks about resources of its own types", () => {
            const named = new Set(outcomesOf(rule, good()).map(({ urn }) => urn));
            const spoken = good().resources.filter(({ name }) => named.has(good().urn(name)));
            for (const { type } of spoken)
                assert.ok(
                    rule.types.some((own) => matches(type, own)),
                    type,
                );
        });

        for (const { when, change, at, settings } of passes) {
            it(`passes when ${when}`, () => {
                const state = change(good());
                const [outcome] = about(rule, state, at, settings);
                assert.equal(outcome?.status, "pass", outcome?.message);
            });
        }

        for (const { when, change, at, settings, says, remedy = "works" } of fails) {
            it(`fails when ${when}`, () => {
                const state = change(good());
                const failed = about(rule, state, at, settings).filter(({ status }) => status === "fail");
                assert.equal(
                    failed.length,
                    1,
                    `findings at ${at}: ${JSON.stringify(outcomesOf(rule, state, settings))}`,
                );
                assert.match(failed[0]?.message ?? "", says);
            });

            if (remedy === "no") continue;
            it(`passes after its remedy when ${when}`, () => {
                const state = change(good());
                const failed = about(rule, state, at, settings).find(({ status }) => status === "fail");
                assert.ok(failed);
                const repaired = applyRemedy(state, failed);
                const left = outcomesOf(rule, repaired, settings).filter(
                    ({ status, urn }) => status !== "pass" && urn === failed.urn,
                );
                assert.deepEqual(left, [], failed.remedy);
            });
        }

        for (const { when, change, at, becomes, says = /not known until the update/ } of unknown) {
            it(`is ${becomes} when ${when}`, () => {
                const [outcome] = about(rule, change(good()), at);
                assert.equal(outcome?.status, becomes, outcome?.message);
                if (becomes !== "pass") assert.match(outcome?.message ?? "", says);
            });
        }

        it("is not applicable where only resources of other types are", () => {
            const other = { type: "random:index/randomPet:RandomPet", name: "other", id: "other", outputs: {} };
            const state = good()
                .without(...good().resources.map(({ name }) => name))
                .plus(other);
            assert.deepEqual(
                outcomesOf(rule, state).map(({ status }) => status),
                ["not-applicable"],
            );
        });

        for (const { when, change } of silent) {
            it(`says nothing when ${when}`, () => {
                assert.deepEqual(
                    outcomesOf(rule, change(good())).map(({ status }) => status),
                    ["not-applicable"],
                );
            });
        }
    });
    return { rule, contract };
}

function matches(type: string, own: string): boolean {
    return own.endsWith("*") ? type.startsWith(own.slice(0, -1)) : type === own;
}

function outcomesOf(rule: Rule, state: State, settings: Settings = {}): readonly Outcome[] {
    return evaluate(rule, state.graph(), settings);
}

function about(rule: Rule, state: State, name: string, settings?: Settings): readonly Outcome[] {
    return outcomesOf(rule, state, settings).filter(({ urn }) => urn === state.urn(name));
}
