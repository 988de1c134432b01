import assert from "node:assert/strict";
import { catalog } from "../../../policy/catalog.ts";
import { judge } from "../../../policy/judge.ts";
import { WAIVERS } from "../../../policy/waivers/apply.ts";
import type { Waiver } from "../../../policy/waivers/waiver.ts";
import { estaState } from "../esta-state.ts";
import { type State, UNKNOWN } from "../state.ts";
import { waiver } from "./example.ts";

const bad = estaState().at("cache-us-east1", "replicaCount", 0);

function judged(state: State, waivers: readonly Waiver[], day = "2026-11-10", stack = "prod") {
    const { verdict, findings } = judge(state.graph(), {
        stack,
        rules: catalog.filter(({ id }) => id === waiver.rule),
        levels: {
            stacks: { prod: { otherwise: "mandatory" }, staging: { otherwise: "mandatory" } },
            otherwise: { otherwise: "mandatory" },
        },
        waivers,
        now: new Date(`${day}T12:00:00Z`),
    });
    const about = findings.filter(({ rule }) => rule === WAIVERS).map(({ level, message }) => `${level}: ${message}`);
    const statuses = findings.filter(({ rule }) => rule === waiver.rule).map(({ status }) => status);
    return { verdict, statuses: statuses.toSorted(), about, findings };
}

describe("waivers", () => {
    it("excuse what they cover, and say who answers for it", () => {
        const { verdict, statuses, about, findings } = judged(bad, [waiver]);
        assert.equal(verdict, "pass");
        assert.deepEqual(statuses, ["pass", "waived"]);
        assert.deepEqual(about, []);
        const { owner, reason, ticket, expires } = waiver;
        assert.deepEqual(findings.find(({ status }) => status === "waived")?.waiver, {
            owner,
            reason,
            ticket,
            expires,
        });
    });

    it("hold from the first day to the last", () => {
        assert.equal(judged(bad, [waiver], "2026-11-01").verdict, "pass");
        assert.equal(judged(bad, [waiver], "2026-11-30").verdict, "pass");
    });

    it("bring the failure back when they have expired, and say so", () => {
        const { verdict, statuses, about } = judged(bad, [waiver], "2026-12-01");
        assert.equal(verdict, "fail");
        assert.deepEqual(statuses, ["fail", "pass"]);
        assert.match(about.join(), /^mandatory: .*expired on 2026-11-30, and the rule still fails$/);
        assert.match(judged(estaState(), [waiver], "2026-12-01").about.join(), /expired on 2026-11-30$/);
    });

    it("do not hold before their first day", () => {
        const { verdict, about } = judged(bad, [waiver], "2026-10-31");
        assert.equal(verdict, "fail");
        assert.match(about.join(), /begins on 2026-11-01 only, and the rule fails today/);
    });

    it("are advice to act on in their last 14 days", () => {
        assert.deepEqual(judged(bad, [waiver], "2026-11-15").about, []);
        const { verdict, about } = judged(bad, [waiver], "2026-11-16");
        assert.equal(verdict, "pass");
        assert.match(
            about.join(),
            /^advisory: .*ends on 2026-11-30, in 14 days: https:\/\/tickets\.example\.com\/HA-1$/,
        );
    });

    it("fail when nothing needs them, or they cover something else", () => {
        const unneeded = judged(estaState(), [waiver]);
        assert.equal(unneeded.verdict, "fail");
        assert.match(unneeded.about.join(), /is not needed/);
        const other = judged(bad, [{ ...waiver, resource: "cache-us-west1" }]);
        assert.deepEqual(other.statuses, ["fail", "pass"]);
        assert.match(other.about.join(), /is not needed/);
    });

    it("wait where a preview does not know yet whether they are needed", () => {
        const { about } = judged(estaState().at("cache-us-east1", "replicaCount", UNKNOWN), [waiver]);
        assert.deepEqual(about, []);
    });

    it("fail on every stack when they name what does not exist, and excuse nothing", () => {
        const { verdict, statuses, about } = judged(bad, [{ ...waiver, ticket: "later" }]);
        assert.equal(verdict, "fail");
        assert.deepEqual(statuses, ["fail", "pass"]);
        assert.match(about.join(), /ticket must be an address/);
        assert.match(
            judged(estaState(), [{ ...waiver, rule: "valkey-survives" }], "2026-11-10", "staging").about.join(),
            /no rule has that name/,
        );
    });

    it("of another stack excuse nothing and are not missed", () => {
        const { verdict, statuses, about } = judged(bad, [waiver], "2026-11-10", "staging");
        assert.equal(verdict, "fail");
        assert.deepEqual(statuses, ["fail", "pass"]);
        assert.deepEqual(about, []);
    });
});
