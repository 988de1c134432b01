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
    readonly passes: readonly Case[];
    readonly fails: readonly BadCase[];
    /** A value that is not known at preview. */
    readonly unknown: readonly (Case & { readonly becomes: "unknown" | "fail" | "pass"; readonly says?: RegExp })[];
    /** A state in which the rule has nothing to say; by default one that holds none of its types. */
    readonly silent?: readonly Pick<Case, "when" | "change">[];
}

export function meetsContract(rule: Rule, { passes, fails, unknown, silent = [] }: Contract): void {
    describe(`${rule.id}: ${rule.title} ${rule.requirements.map((id) => `[${id}]`).join("")}`, () => {
        it("passes the good state", () => {
            const outcomes = outcomesOf(rule, estaState());
            assert.ok(outcomes.length > 0);
            for (const { status, message } of outcomes) assert.equal(status, "pass", message);
        });

        for (const { when, change, at, settings } of passes) {
            it(`passes when ${when}`, () => {
                const state = change(estaState());
                const [outcome] = about(rule, state, at, settings);
                assert.equal(outcome?.status, "pass", outcome?.message);
            });
        }

        for (const { when, change, at, settings, says, remedy = "works" } of fails) {
            it(`fails when ${when}`, () => {
                const state = change(estaState());
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
                const state = change(estaState());
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
                const [outcome] = about(rule, change(estaState()), at);
                assert.equal(outcome?.status, becomes, outcome?.message);
                if (becomes !== "pass") assert.match(outcome?.message ?? "", says);
            });
        }

        it("is not applicable where only resources of other types are", () => {
            const others = [
                { type: "aws:s3/bucket:Bucket", name: "other", id: "other", outputs: { deletionProtection: false } },
            ];
            const state = estaState()
                .without(...estaState().resources.map(({ name }) => name))
                .plus(...others);
            assert.deepEqual(
                outcomesOf(rule, state).map(({ status }) => status),
                ["not-applicable"],
            );
        });

        for (const { when, change } of silent) {
            it(`says nothing when ${when}`, () => {
                assert.deepEqual(
                    outcomesOf(rule, change(estaState())).map(({ status }) => status),
                    ["not-applicable"],
                );
            });
        }
    });
}

function outcomesOf(rule: Rule, state: State, settings: Settings = {}): readonly Outcome[] {
    return evaluate(rule, state.graph(), settings);
}

function about(rule: Rule, state: State, name: string, settings?: Settings): readonly Outcome[] {
    return outcomesOf(rule, state, settings).filter(({ urn }) => urn === state.urn(name));
}
