import assert from "node:assert/strict";
import type { Timeline } from "../../../drills/drill.ts";
import { evidenceOf } from "../../../drills/evidence.ts";
import { chart } from "../../../drills/page/chart.ts";
import { drillPage } from "../../../drills/page/page.ts";

const TIMELINE: Timeline = {
    title: "a fault <of> an example",
    seconds: 2,
    step: 0.5,
    answers: { "us-central1": [10, 5, 0, 0], "us-east1": [0, 4, 10, 10] },
    failed: [0, 1, 0, 0],
    slow: [0, 2, 0, 0],
    marks: [
        { at: 0.5, kind: "fault", text: 'it "breaks"' },
        { at: 0.6, kind: "state", text: "closed → open" },
    ],
};

function page(): string {
    const drill = { name: "example", requirements: ["ET-05"], doesNotShow: ["What a cloud does & does not."] };
    const run = {
        measurements: [{ name: "loss", unit: "s", value: 2, bound: 1 }],
        invariants: [
            { id: "holds", counterexamples: [] },
            { id: "does-not-hold", counterexamples: ["write <7>"] },
        ],
        timelines: [TIMELINE],
    };
    const evidence = evidenceOf(
        drill,
        { runs: [run], versions: {} },
        { machine: "2 × example", commit: "abc1234", date: new Date(0) },
    );
    const promises = new Map([["ET-05", "It moves <soon>."]]);
    return drillPage(evidence, { summary: "an example", promises }, [[TIMELINE]]);
}

describe("the page of a drill", () => {
    it("says the verdict, each figure with its bound, what did not hold and what it does not show", () => {
        const html = page();
        for (const expected of [
            "✗ fail",
            "✗ 1 s",
            "✓ holds",
            "✗ does-not-hold",
            "write &lt;7&gt;",
            "does &amp; does not",
            "<b>ET-05</b> It moves &lt;soon&gt;.",
        ])
            assert.ok(html.includes(expected), `${expected} is missing`);
    });

    it("tells the course of a run in words as well, for whoever does not see the drawing", () => {
        const html = page();
        assert.match(
            html,
            /aria-label="a fault &lt;of&gt; an example: 15 answered by us-central1, 24 answered by us-east1, 1 failed"/,
        );
        assert.match(html, /2 answers took longer than half a second/);
        assert.match(html, /<li class="state">0\.6 s: closed → open<\/li>/);
    });

    it("writes labels that would meet in rows of their own, and none beyond the edge", () => {
        const marks = [0.5, 0.55, 1.95].map((at) => ({ at, kind: "fault" as const, text: "somebody breaks it" }));
        const html = chart({ ...TIMELINE, marks }, 1, 1);
        const labels = [...html.matchAll(/<text x="([\d.]+)" y="(\d+)"[^>]*>somebody/g)].map(([, x, y]) => [
            Number(x),
            Number(y),
        ]);
        assert.deepEqual(labels, [
            [219.5, 10],
            [235.7, 23],
            [603, 10],
        ]);
    });

    it("asks for nothing outside of itself", () => {
        assert.doesNotMatch(page(), /(?:src|href)=|url\(|@import|<script/);
    });

    it("draws every slice at its place: the areas lie upon each other and fill the height of the fullest", () => {
        const polygons = [...page().matchAll(/<polygon fill="([^"]+)" points="([^"]+)"/g)];
        assert.equal(polygons.length, 3);
        const heights = polygons.flatMap(([, , points = ""]) =>
            points.split(" ").map((point) => Number(point.split(",")[1])),
        );
        assert.ok(heights.every((height) => height >= 30 && height <= 190));
        assert.equal(Math.min(...heights), 30);
    });
});
