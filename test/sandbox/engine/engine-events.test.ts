import assert from "node:assert/strict";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { createEventReader, firstSentences } from "../../../sandbox/engine/engine-events.ts";
import type { RunEvent } from "../../../sandbox/engine/messages.ts";

const said = (severity: "error" | "warning" | "info", message: string): EngineEvent => ({
    sequence: 1,
    timestamp: 1,
    diagnosticEvent: { severity, message, color: "never" },
});

const read = (events: readonly EngineEvent[], debug = false): readonly RunEvent[] => {
    const received: RunEvent[] = [];
    const reader = createEventReader((event) => received.push(event), debug);
    for (const event of events) reader(event);
    return received;
};

describe("the engine's events", () => {
    it("end in the sentence that was thrown, without stack and wrapper", () => {
        const message =
            "Unhandled exception: Error: zones must be at least 2, got 1\n    at platform (file:///x.ts:1:2)\n    at async y (z.js:3:4)\n";
        assert.equal(firstSentences(message), "zones must be at least 2, got 1");
    });

    it("keep the stack for debugging", () => {
        const [event] = read([said("error", "Error: no\n    at x (y.ts:1:2)")], true);
        assert.equal(event?.kind === "diagnostic" && event.diagnostic.message, "Error: no\n    at x (y.ts:1:2)");
    });

    it("say each sentence once, without colours and without the engine's own closing words", () => {
        const events = read([
            said("error", "<{%reset%}>disk is full<{%reset%}>\n"),
            said("error", "disk is full\n"),
            said("error", "update failed\n"),
        ]);
        assert.deepEqual(
            events.map((event) => event.kind === "diagnostic" && event.diagnostic.message),
            ["disk is full"],
        );
    });

    it("name the changed properties at their top level and the provider by its name", () => {
        const urn = "urn:pulumi:prod::ha-platform::gcp:storage/bucket:Bucket::logs";
        const metadata = {
            op: "update" as const,
            urn,
            type: "gcp:storage/bucket:Bucket",
            provider: "urn:pulumi:prod::ha-platform::pulumi:providers:gcp::gcp-us-east1::id",
            detailedDiff: {},
            diffs: ["versioning.enabled", "labels[0]", "labels[1]"],
        };
        const [started, finished] = read([
            { sequence: 1, timestamp: 1, resourcePreEvent: { metadata } },
            { sequence: 2, timestamp: 2, resOutputsEvent: { metadata } },
        ]);
        assert.deepEqual(started, {
            kind: "started",
            urn,
            type: "gcp:storage/bucket:Bucket",
            op: "update",
            component: true,
        });
        assert.ok(finished?.kind === "finished");
        assert.deepEqual(finished.resource.changed, ["versioning", "labels"]);
        assert.equal(finished.resource.provider, "gcp-us-east1");
        assert.equal(finished.resource.failed, false);
    });
});
