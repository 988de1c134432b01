import assert from "node:assert/strict";
import { PlainView } from "../../cli/terminal/plain-view.ts";
import { Progress } from "../../cli/terminal/progress.ts";
import { elapsed, kindOf, nameOf, wordsFor } from "../../cli/terminal/words.ts";
import type { RunEvent } from "../../sandbox/engine/messages.ts";
import { CapturedTerminal } from "./captured-terminal.ts";

const urnOf = (name: string): string => `urn:pulumi:prod::ha-platform::gcp:storage/bucket:Bucket::${name}`;
const started = (name: string, component = false): RunEvent => ({
    kind: "started",
    urn: urnOf(name),
    type: "gcp:storage/bucket:Bucket",
    op: "create",
    component,
});
const finished = (name: string, provider = "gcp-us-east1", failed = false): RunEvent => ({
    kind: "finished",
    resource: {
        urn: urnOf(name),
        type: "gcp:storage/bucket:Bucket",
        op: "create",
        failed,
        seconds: 1,
        changed: [],
        provider,
    },
});

describe("the progress of a run", () => {
    it("knows what is running for how long, what ended last, and where", () => {
        let now = 1_000;
        const progress = new Progress(() => now);
        for (const event of [
            started("a"),
            started("b"),
            started("system", true),
            finished("a"),
            finished("a"),
            finished("c", ""),
        ])
            progress.read(event);
        now = 4_000;
        assert.deepEqual(
            progress.running().map(({ urn, seconds }) => [nameOf(urn), seconds]),
            [["b", 3]],
        );
        assert.equal(progress.count(), 2);
        assert.equal(nameOf(progress.last()?.urn ?? ""), "c");
        assert.deepEqual(progress.places(), [
            ["components", 1],
            ["gcp-us-east1", 1],
        ]);
    });

    it("is told without a terminal in one line per resource, or per group when there are many", () => {
        const terminal = new CapturedTerminal();
        const view = new PlainView(terminal, "done");
        for (const name of ["a", "b"]) view.read(finished(name));
        view.read(finished("broken", "gcp-us-east1", true));
        view.read(finished("e"));
        view.stop();
        const lines = terminal.complaints.trimEnd().split("\n");
        assert.deepEqual(
            lines.map((line) => line.replace(/^ +\d+\.\d s {2}/, "")),
            ["failed: creating Bucket broken", "created Bucket a", "created Bucket b", "created Bucket e"],
        );
        const many = new CapturedTerminal();
        const crowded = new PlainView(many, "planned");
        for (const name of ["a", "b", "c"]) crowded.read(finished(name));
        for (const name of ["d", "e", "e"]) crowded.read(finished(name, "cloudflare"));
        crowded.stop();
        assert.match(many.complaints, /^ +0\.\d s {2}to create 5 resources: gcp-us-east1 3, cloudflare 2\n$/);
    });

    it("does not flood a log with the state of a long wait", () => {
        const terminal = new CapturedTerminal();
        const view = new PlainView(terminal, "done");
        for (let second = 0; second < 5; second++) view.status(`building the CLI: ${second} packages`);
        view.status("downloading: 3 MB");
        view.stop();
        assert.equal(terminal.complaints.trimEnd().split("\n").length, 2);
    });

    it("has words for people", () => {
        assert.deepEqual([elapsed(0.44), elapsed(12.4), elapsed(185)], ["0.4 s", "12 s", "3 min 5 s"]);
        assert.deepEqual(
            [kindOf("gcp:compute/network:Network"), kindOf("pulumi:providers:gcp")],
            ["Network", "provider"],
        );
        assert.equal(wordsFor("some-new-operation").done, "some-new-operation");
    });
});
