import assert from "node:assert/strict";
import picocolors from "picocolors";
import type { HostedRun } from "../../cli/engine.ts";
import { runReport, runSummary } from "../../cli/run-summary.ts";

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

    it("of a refresh says in words what changed, or that nothing did", () => {
        const { run, ...hosted } = failed(true);
        const urn = "urn:pulumi:prod::ha-platform::gcp:cloudrunv2/service:Service::api";
        const step = { urn, type: "gcp:cloudrunv2/service:Service", failed: false, seconds: 1, changed: ["scaling"] };
        const resources = [
            { ...step, op: "refresh", provider: "gcp", urn: `${urn}-2` },
            { ...step, op: "update", provider: "gcp", differences: [{ path: "ttl", before: 1, after: 2 }] },
        ];
        const drifted: HostedRun = { ...hosted, run: { ...run, result: "succeeded", resources } };
        assert.match(runSummary("refresh", "prod", drifted, plain), /^ {2}~ api \(Service, gcp\): ttl was 1, is 2\n/);
        assert.deepEqual(Reflect.get(runReport("refresh", "prod", drifted), "drift"), [
            { urn, words: "api (Service, gcp): ttl was 1, is 2" },
        ]);
        const same: HostedRun = { ...drifted, run: { ...drifted.run, resources: resources.slice(0, 1) } };
        assert.match(runSummary("refresh", "prod", same, plain), /\nnothing changed behind Pulumi's back\n$/);
        assert.doesNotMatch(runSummary("up", "prod", same, plain), /behind Pulumi's back/);
    });

    it("does not say so when what worked was saved", () => {
        assert.doesNotMatch(runSummary("up", "prod", failed(true), plain), /nothing of this run/);
    });
});
