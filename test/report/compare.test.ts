import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding } from "../../policy/verdict.ts";
import { buildReport } from "../../report/build.ts";
import { readBaseReport } from "../../report/compare.ts";
import { breaksContract, compareContracts } from "../../report/contract-changes.ts";
import { renderJson } from "../../report/json.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { readState } from "../../report/state.ts";
import { renderText } from "../../report/text.ts";
import { inputs } from "./arbitrary.ts";
import { mixedInput, mixedReport, passingInput } from "./fixture/reports.ts";
import { concealed } from "./fixture/state.ts";

const found = (rule: string, status: Finding["status"], urn: string, more: Partial<Finding> = {}): Finding => ({
    rule,
    level: "mandatory",
    status,
    urn: `urn:pulumi:prod::ha-platform::gcp:storage/bucket:Bucket::${urn}`,
    message: `${rule} on ${urn}`,
    ...more,
});

const judged = (...findings: readonly Finding[]) =>
    buildReport({ ...passingInput(), judgement: { verdict: "fail", findings } });

const against = (base: ReturnType<typeof judged>, ...findings: readonly Finding[]) =>
    buildReport({
        ...mixedInput(),
        judgement: { verdict: "fail", findings },
        base: readBaseReport(JSON.parse(renderJson(base))),
    });

describe("a comparison with a base", () => {
    it("tells new violations from those that were there, by rule and resource and not by message", () => {
        const base = judged(found("r", "fail", "a"), found("r", "pass", "b"), found("s", "waived", "a"));
        const report = against(
            base,
            found("r", "fail", "a", { message: "says it differently" }),
            found("r", "fail", "b"),
            found("s", "fail", "a"),
            found("t", "unknown", "a"),
        );
        assert.deepEqual(
            report.comparison?.added.map(({ rule, urn }) => [rule, urn?.at(-1)]),
            [
                ["r", "b"],
                ["s", "a"],
            ],
        );
        assert.deepEqual(report.comparison?.fixed, []);
        const page = renderMarkdown(report);
        assert.match(page, /2 new violations, 0 fixed\./);
        assert.match(page, /- \*\*new\*\* `b`: r on b/);
        assert.match(page, /- `a`: says it differently/);
    });

    it("lists as fixed what passes now, is waived now, or has no resource any more", () => {
        const base = judged(found("r", "fail", "a"), found("r", "fail", "b"), found("s", "fail", "c"));
        const report = against(base, found("r", "pass", "a"), found("r", "waived", "b"));
        assert.deepEqual(
            report.comparison?.fixed.map(({ rule, urn }) => [rule, urn?.at(-1)]),
            [
                ["r", "a"],
                ["r", "b"],
                ["s", "c"],
            ],
        );
        assert.match(renderMarkdown(report), /## Fixed\n\n.*\n\n- `r` at `a`: r on a\n/);
        assert.match(renderText(report), /^fixed: s at c$/m);
    });

    it("says which times grew and which shrank, of rules and of systems", () => {
        const base = judged(found("r", "pass", "a", { seconds: 60 }), found("r", "pass", "b", { seconds: 60 }));
        const report = against(
            base,
            found("r", "fail", "a", { seconds: 90 }),
            found("r", "pass", "b", { seconds: 59 }),
            found("r", "pass", "c", { seconds: 10 }),
        );
        const times = (changes: readonly { what: string; before: number; after: number }[] = []) =>
            changes.map(({ what, before, after }) => [what, before, after]);
        assert.deepEqual(times(report.comparison?.slower), [["r", 60, 90]]);
        assert.deepEqual(times(report.comparison?.faster), [["r", 60, 59]]);
        assert.match(renderMarkdown(report), /## Slower to fail over\n\n.*\n.*\n\| r \| `a` \| 1 min \| 90 s \|/);
        assert.match(renderText(report), /^slower: r at a: 1 min before, 90 s now$/m);
    });

    it("notices a system that promises less", () => {
        const promised = JSON.parse(renderJson(mixedReport()));
        const [system] = promised.systems;
        for (const objective of system.objectives) if (objective.path === "recoveryTime") objective.target = 60;
        for (const trigger of system.triggers) if (trigger.withinSeconds !== undefined) trigger.withinSeconds *= 2;
        const report = buildReport({ ...mixedInput(), base: readBaseReport(promised) });
        assert.deepEqual(
            report.comparison?.slower.map(({ what }) => what),
            ["esta-tracker: recoveryTime target"],
        );
        assert.ok((report.comparison?.faster.length ?? 0) > 0);
        assert.ok(
            report.comparison?.faster.every(
                ({ what, before, after }) => / fails over within$/.test(what) && before === after * 2,
            ),
        );
    });

    it("finds no difference between a report and itself", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                const base = readBaseReport(JSON.parse(renderJson(buildReport(input))));
                const { comparison } = buildReport({ ...input, previousState: input.state, base });
                assert.deepEqual(
                    [comparison?.added, comparison?.fixed, comparison?.slower, comparison?.faster],
                    [[], [], [], []],
                );
                assert.deepEqual(comparison?.contract, { added: [], removed: [], retyped: [] });
            }),
            { numRuns: 30 },
        );
    });

    it("says what is wrong with a file that is no report", () => {
        assert.throws(
            () => readBaseReport({}, "base.json"),
            /^TypeError: base\.json must be a report as .*: schemaVersion: /,
        );
        assert.throws(() => readBaseReport("text"), /^TypeError: base must be a report/);
    });
});

describe("the contract with other stacks", () => {
    const outputs = (value: object) =>
        readState({
            deployment: {
                resources: [
                    {
                        urn: "urn:pulumi:prod::ha-platform::pulumi:pulumi:Stack::ha-platform-prod",
                        type: "pulumi:pulumi:Stack",
                        outputs: value,
                    },
                ],
            },
        });
    const compared = (before: object, after: object) => compareContracts(outputs(before), outputs(after));

    it("is kept by additions and by other values", () => {
        const changes = compared({ a: { b: "x", list: [1] } }, { a: { b: "y", list: [1, 2], c: { d: 1 } }, e: true });
        assert.deepEqual(changes, { added: ["a.c", "e"], removed: [], retyped: [] });
        assert.equal(breaksContract(changes), false);
    });

    it("is broken by a removal, named by the outermost path that is gone", () => {
        const changes = compared({ a: { b: { c: 1, d: 2 }, e: 1 } }, { a: { e: 1 } });
        assert.deepEqual(changes, { added: [], removed: ["a.b"], retyped: [] });
        assert.equal(breaksContract(changes), true);
    });

    it("is broken by another type, also inside lists and where a value becomes secret", () => {
        assert.deepEqual(compared({ port: 5432 }, { port: "5432" }).retyped, [
            { path: "port", before: "number", after: "string" },
        ]);
        assert.deepEqual(compared({ hosts: [{ name: "a" }] }, { hosts: [{ name: 1 }] }).retyped, [
            { path: "hosts[].name", before: "string", after: "number" },
        ]);
        assert.deepEqual(compared({ key: "a" }, { key: concealed("a") }).retyped, [
            { path: "key", before: "string", after: "secret" },
        ]);
        assert.deepEqual(compared({ a: { b: 1 } }, { a: [1] }), {
            added: [],
            removed: [],
            retyped: [{ path: "a", before: "object", after: "list" }],
        });
        assert.deepEqual(compared({ a: [1, "x"] }, { a: ["x", 1] }).retyped, []);
    });

    it("cannot tell of what is not known yet", () => {
        assert.deepEqual(compared({ a: "x" }, { a: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }), {
            added: [],
            removed: [],
            retyped: [],
        });
    });

    it("is shown where it is broken", () => {
        const input = mixedInput();
        const [stack] = input.state === null ? [] : readState(input.state);
        assert.ok(stack !== undefined);
        const withOutputs = (value: object) => ({
            deployment: { resources: [{ ...stack, stackTrace: [], outputs: value }] },
        });
        const report = buildReport({
            ...input,
            state: withOutputs({ systems: { api: { port: "1" } } }),
            previousState: withOutputs({ systems: { api: { port: 1, host: "h" } } }),
            base: readBaseReport(JSON.parse(renderJson(mixedReport()))),
        });
        const page = renderMarkdown(report);
        assert.match(
            page,
            /## Contract broken\n\n.*\n\n- removed: `systems\.api\.host`\n- type changed: `systems\.api\.port`, number before, string now/,
        );
        assert.match(page, /the contract with other stacks is broken/);
        assert.match(renderText(report), /^contract broken: systems\.api\.host is gone from the stack's outputs$/m);
    });
});
