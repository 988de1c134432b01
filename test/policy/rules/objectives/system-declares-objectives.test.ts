import assert from "node:assert/strict";
import { evaluate } from "../../../../policy/evaluate.ts";
import rule from "../../../../policy/rules/objectives/system-declares-objectives.ts";
import { estaState, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = SYSTEM;

export default meetsContract(rule, {
    passes: [
        {
            when: "no loss at all is promised",
            change: (good) => good.at(at, "objectives.recoveryPoint.targetSeconds", 0),
            at,
        },
    ],
    fails: [
        {
            when: "it registers nothing",
            change: (good) => good.facts(at, { outputs: {} }),
            at,
            says: /registers no regions\.primary and regions\.failover, objectives\.availability/,
        },
        {
            when: "one objective is missing",
            change: (good) => good.at(at, "objectives.recoveryTime", undefined),
            at,
            says: /registers no objectives\.recoveryTime\.targetSeconds$/,
        },
        {
            when: "the failover region is missing",
            change: (good) => good.at(at, "regions.failover", undefined),
            at,
            says: /registers no regions\.primary and regions\.failover$/,
        },
        {
            when: "both regions are the same",
            change: (good) => good.at(at, "regions.failover", "us-central1"),
            at,
            says: /both us-central1, need to differ/,
        },
    ],
    unknown: [
        {
            when: "an objective is not known",
            change: (good) => good.at(at, "objectives.availability", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});

describe("a stack that serves requests and holds no system", () => {
    it("fails as a whole", () => {
        const outcomes = evaluate(rule, estaState().without(SYSTEM).graph(), {});
        assert.deepEqual(
            outcomes.map(({ status, urn }) => ({ status, urn })),
            [{ status: "fail", urn: undefined }],
        );
        assert.match(outcomes[0]?.message ?? "", /serves requests and holds no system/);
    });
});
