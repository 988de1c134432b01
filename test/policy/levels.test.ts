import assert from "node:assert/strict";
import { catalog } from "../../policy/catalog.ts";
import { checkLevels, type Levels, LevelsError, levels, rulesOn, type StackLevels } from "../../policy/levels.ts";
import { concerns } from "../../policy/rule.ts";
import type { Level } from "../../policy/verdict.ts";

/** Judged apart from its concern in staging. */
const WARM = "cloud-run-warm-in-both-regions";

describe("levels of stacks", () => {
    it("fit the catalogue", () => {
        checkLevels(levels, catalog);
    });

    it("make every rule mandatory in production, and on a stack that nobody named [PL-03]", () => {
        for (const stack of ["prod", "made-up"]) {
            assert.deepEqual([...new Set(rulesOn(stack, levels, catalog).map(({ level }) => level))], ["mandatory"]);
        }
    });

    it("make every rule advice in development [PL-03]", () => {
        assert.deepEqual([...new Set(rulesOn("dev", levels, catalog).map(({ level }) => level))], ["advisory"]);
    });

    it("set every concern in staging: what costs little is mandatory, what costs a second copy is advice [PL-03]", () => {
        const staging = rulesOn("staging", levels, catalog).filter(({ rule }) => rule.id !== WARM);
        const byConcern = concerns.map((concern) => {
            const applied = staging.filter(({ rule }) => rule.concern === concern);
            return [concern, [...new Set(applied.map(({ level }) => level))].join()];
        });
        assert.deepEqual(Object.fromEntries(byConcern), {
            redundancy: "advisory",
            pairing: "advisory",
            failover: "mandatory",
            health: "mandatory",
            backup: "advisory",
            autoscaling: "advisory",
            deployment: "mandatory",
            edge: "mandatory",
            deletion: "advisory",
            encryption: "mandatory",
            exposure: "mandatory",
            observability: "mandatory",
            objectives: "mandatory",
        });
    });

    it("differ by concern, rule and threshold in staging [PL-03]", () => {
        const staging = new Map(rulesOn("staging", levels, catalog).map((applied) => [applied.rule.id, applied]));
        assert.equal(staging.get("load-balancer-pools-have-monitors")?.level, "mandatory");
        assert.equal(staging.get("stateful-resource-deletion-protected")?.level, "advisory");
        assert.equal(staging.get(WARM)?.level, "advisory", "a rule goes before its concern");
        assert.deepEqual(staging.get("audit-log-retained-and-locked")?.settings, { locked: false });
    });

    const broken: readonly (readonly [string, StackLevels, string])[] = [
        [
            "a rule that does not exist",
            { otherwise: "mandatory", rules: { "no-such-rule": "advisory" } },
            "stacks.prod names the rule no-such-rule, which is not in the catalogue",
        ],
        [
            "settings of a rule that does not exist",
            { otherwise: "mandatory", settings: { "no-such-rule": {} } },
            "stacks.prod names the rule no-such-rule, which is not in the catalogue",
        ],
        [
            "a setting that the rule does not have",
            { otherwise: "mandatory", settings: { "audit-log-retained-and-locked": { years: 3 } } },
            "stacks.prod.settings.audit-log-retained-and-locked.years is not a setting of the rule, which has days, locked",
        ],
        [
            "a setting of another type",
            { otherwise: "mandatory", settings: { "audit-log-retained-and-locked": { days: "3 years" } } },
            'stacks.prod.settings.audit-log-retained-and-locked.days must be a number like 1095, got "3 years"',
        ],
        [
            "a level that does not exist",
            { otherwise: level("strict") },
            "stacks.prod.otherwise must be one of mandatory, advisory, disabled, got strict",
        ],
        [
            "a concern that does not exist",
            { otherwise: "mandatory", concerns: concernOf("speed") },
            "stacks.prod.concerns.speed names no concern; there are redundancy, pairing, failover, health, backup, autoscaling, deployment, deletion, encryption, edge, exposure, observability, objectives",
        ],
    ];
    for (const [what, prod, message] of broken) {
        it(`refuse ${what}, on whichever stack it is judged`, () => {
            const table: Levels = { stacks: { prod }, otherwise: { otherwise: "mandatory" } };
            for (const stack of ["prod", "dev"]) {
                assert.throws(() => rulesOn(stack, table, catalog), new LevelsError(`policy levels: ${message}`));
            }
        });
    }

    it("name all problems at once, those of unnamed stacks too", () => {
        const table: Levels = { stacks: { dev: { otherwise: level("a") } }, otherwise: { otherwise: level("b") } };
        assert.throws(
            () => checkLevels(table, catalog),
            /stacks\.dev\.otherwise .* got a; otherwise\.otherwise .* got b/,
        );
    });
});

/** As a table that was not type-checked would have it. */
function level(name: string): Level {
    const parsed: Level = JSON.parse(JSON.stringify(name));
    return parsed;
}

function concernOf(name: string): NonNullable<StackLevels["concerns"]> {
    return { [name]: "advisory" };
}
