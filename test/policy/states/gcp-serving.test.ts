import assert from "node:assert/strict";
import { judge } from "../../../policy/judge.ts";
import type { State } from "../state.ts";
import { gkeState } from "./gcp-gke.ts";
import { runState } from "./gcp-run.ts";

const states: Readonly<Record<string, () => State>> = { gkeState, runState };

describe("the good states of Google Cloud's serving side", () => {
    for (const [name, make] of Object.entries(states)) {
        it(`pass every rule: ${name}`, () => {
            const { findings } = judge(make().graph(), { stack: "prod" });
            assert.deepEqual(
                findings
                    .filter(({ status }) => status === "fail" || status === "unknown")
                    .map(({ rule, message }) => `${rule}: ${message}`),
                [],
            );
        });
    }
});
