import assert from "node:assert/strict";
import * as fs from "node:fs";
import { join } from "node:path";
import { DRILLS } from "../../stacks/systems/agent-backend/recovery.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { readPage } from "./page.ts";
import { pagesOf, runbooksOf } from "./suite.ts";

runbooksOf("agent-backend");

describe("the agent backend's page for a lost region", () => {
    const markdown = fs.readFileSync(join(pagesOf("agent-backend"), "region.md"), "utf8");

    it("[AG-11] has a heading for each of the eight steps that the outputs name, in their order", () => {
        const listed = readPage(markdown).blocks.find(({ text }) => text.includes(".recovery[].step"))?.shows ?? "";
        const steps = listed.trim().split("\n").at(-1)?.split(" ") ?? [];
        const headings = [...markdown.matchAll(/^### (\d)\. (\w+)$/gm)].map(([, number, step = ""]) => [
            Number(number),
            step.toLowerCase(),
        ]);
        assert.equal(steps.length, 8);
        assert.deepEqual(
            headings,
            steps.map((step, index) => [index + 1, step]),
        );
    });
});

describe("the agent backend's drills", () => {
    it("[AG-12] are listed with what each shows, and lead to the page that is practised", () => {
        const page = fs.readFileSync(join(repository, "docs", "systems", "agent-backend.md"), "utf8");
        const rows = [
            ...page.matchAll(/^\| ([a-z-]+) \| (.+) \| \[.+\]\(\.\.\/runbooks\/agent-backend\/[a-z-]+\.md/gm),
        ];
        assert.deepEqual(
            rows.map(([, name, proves]) => ({ name, proves })),
            DRILLS.map(({ name, proves }) => ({ name, proves })),
        );
        for (const { every } of DRILLS) assert.ok(every.days <= 183);
    });
});
