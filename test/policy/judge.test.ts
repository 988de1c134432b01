import assert from "node:assert/strict";
import { catalog } from "../../policy/catalog.ts";
import { judge } from "../../policy/judge.ts";
import type { Levels } from "../../policy/levels.ts";
import { defineRule } from "../../policy/rule.ts";
import { estaState, SYSTEM } from "./esta-state.ts";
import { State, secret, UNKNOWN } from "./state.ts";

const prod = { stack: "prod" };

describe("judging a stack", () => {
    it("passes the good state, and says of every rule whether it applied", () => {
        const { verdict, findings } = judge(estaState().graph(), prod);
        assert.deepEqual(
            findings.filter(({ status }) => status !== "pass" && status !== "not-applicable"),
            [],
        );
        assert.equal(verdict, "pass");
        assert.deepEqual(new Set(findings.map(({ rule }) => rule)), new Set(catalog.map(({ id }) => id)));
    });

    it("fails when a mandatory rule fails, and says what, where and what to change", () => {
        const state = estaState().at("database", "deleteProtectionState", "DELETE_PROTECTION_DISABLED");
        const { verdict, findings } = judge(state.graph(), prod);
        assert.equal(verdict, "fail");
        assert.deepEqual(
            findings.filter(({ status }) => status === "fail"),
            [
                {
                    rule: "stateful-resource-deletion-protected",
                    level: "mandatory",
                    status: "fail",
                    urn: state.urn("database"),
                    message: "deleteProtectionState is DELETE_PROTECTION_DISABLED, needs DELETE_PROTECTION_ENABLED",
                    remedy: '{ deleteProtectionState: "DELETE_PROTECTION_ENABLED" }',
                },
            ],
        );
    });

    it("passes with advice when only advisory rules fail [PL-03]", () => {
        const state = estaState("staging").at("database", "deleteProtectionState", "DELETE_PROTECTION_DISABLED");
        const { verdict, findings } = judge(state.graph(), { stack: "staging" });
        assert.equal(verdict, "pass");
        assert.deepEqual(
            findings.filter(({ status }) => status === "fail").map(({ level }) => level),
            ["advisory"],
        );
    });

    it("applies the thresholds of the stack [PL-03]", () => {
        const state = estaState().at("audit-bucket", "locked", false);
        assert.equal(judge(state.graph(), prod).verdict, "fail");
        const staging = judge(state.graph(), { stack: "staging" });
        assert.deepEqual(
            staging.findings.filter(({ status }) => status === "fail"),
            [],
        );
    });

    it("does not know when a mandatory rule cannot be decided and none fails", () => {
        const state = estaState().at("cache-us-east1", "replicaCount", UNKNOWN);
        assert.equal(judge(state.graph(), prod).verdict, "unknown");
        assert.equal(judge(state.graph(), { stack: "dev" }).verdict, "pass");
    });

    it("fails rather than not knowing when both happen", () => {
        const state = estaState()
            .at("cache-us-east1", "replicaCount", UNKNOWN)
            .at("cache-us-central1", "replicaCount", 0);
        assert.equal(judge(state.graph(), prod).verdict, "fail");
    });

    it("does not pass a stack in which it found nothing to judge", () => {
        assert.equal(judge(new State([]).graph(), prod).verdict, "unknown");
        assert.ok(judge(new State([]).graph(), prod).findings.every(({ status }) => status === "not-applicable"));
    });

    it("fails when a rule throws", () => {
        const { verdict, findings } = judge(estaState().graph(), { ...prod, rules: [...catalog, broken] });
        assert.equal(verdict, "fail");
        const failed = findings.filter(({ status }) => status === "fail");
        assert.deepEqual(
            failed.map(({ message }) => message),
            ["rule broken-rule could not be evaluated: oops"],
        );
    });

    it("leaves out rules that the stack disables", () => {
        const levels: Levels = {
            stacks: {},
            otherwise: { otherwise: "mandatory", rules: { "broken-rule": "disabled" } },
        };
        assert.deepEqual(judge(estaState().graph(), { ...prod, levels, rules: [broken] }).findings, []);
    });

    it("prints no secret, wherever one is", () => {
        const bucket = estaState().at("configuration-bucket", "forceDestroy", secret("hunter2"));
        const { findings } = judge(bucket.at(SYSTEM, "objectives.availability", secret("hunter2")).graph(), prod);
        assert.doesNotMatch(JSON.stringify(findings), /hunter2/);
        assert.ok(findings.some(({ message }) => /forceDestroy is a secret/.test(message)));
    });
});

const broken = defineRule({
    id: "broken-rule",
    title: "A rule that throws",
    severity: "low",
    concern: "health",
    types: [],
    breaks: "nothing",
    remedy: "{}",
    sources: [],
    requirements: [],
    whenUnknown: "unknown",
    settings: {},
    evaluate: () => {
        throw new Error("oops");
    },
});
