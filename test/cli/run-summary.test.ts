import assert from "node:assert/strict";
import picocolors from "picocolors";
import type { HostedRun } from "../../cli/engine.ts";
import { runSummary } from "../../cli/run-summary.ts";

function failed(committed: boolean): HostedRun {
    return {
        host: "engine",
        notes: [],
        interrupted: undefined,
        run: {
            result: "failed",
            committed,
            interrupted: false,
            changes: { create: 2 },
            resources: [],
            diagnostics: [{ severity: "error", urn: undefined, message: "no space left on device" }],
            policyEvents: [],
            outputs: {},
            seconds: 1,
            previousState: undefined,
            state: () => ({ version: 3, deployment: { resources: [] } }),
        },
    };
}

describe("the summary of a run", () => {
    const plain = { ...picocolors, ...picocolors.createColors(false) };

    it("says that nothing was kept when a failed run could not be saved", () => {
        const text = runSummary("up", "prod", failed(false), plain);
        assert.match(
            text,
            /error: no space left on device\nup of prod failed in .*: 2 created\nnothing of this run is kept, and the sandbox of prod is as it was before\n$/,
        );
    });

    it("does not say so when what worked was saved", () => {
        assert.doesNotMatch(runSummary("up", "prod", failed(true), plain), /nothing of this run/);
    });
});
