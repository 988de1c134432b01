import assert from "node:assert/strict";
import fc from "fast-check";
import { buildReport } from "../../report/build.ts";
import type { ResourceNode } from "../../report/model.ts";
import { verdictSentence } from "../../report/status.ts";
import { inputs } from "./arbitrary.ts";
import { mixedInput, mixedReport, passingReport } from "./fixture/reports.ts";
import { RULES } from "./fixture/rules.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe("buildReport", () => {
    it("shows every finding exactly once, under its status", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                const report = buildReport(input);
                const key = ({ rule, level, status, urn, message }: (typeof input.judgement.findings)[number]) =>
                    JSON.stringify([rule, level, status, urn, message]);
                const shown = Object.entries(report.findings).flatMap(([status, findings]) =>
                    findings.map((finding) => {
                        assert.equal(finding.status, status);
                        return key(finding);
                    }),
                );
                assert.deepEqual(shown.sort(), input.judgement.findings.map(key).sort());
            }),
        );
    });

    it("gives counts that add up", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                const report = buildReport(input);
                assert.equal(sum(Object.values(report.counts)), input.judgement.findings.length);
                assert.equal(
                    sum(report.rules.flatMap((rule) => Object.values(rule.findings))),
                    input.judgement.findings.length,
                );
                assert.equal(report.resources, report.resourceList.length);
                assert.equal(sum(report.resourceGroups.map(({ count }) => count)), report.resources);
                assert.equal(sum(report.resourceTree.map(({ resources }) => resources)), report.resources);
                const drawn =
                    sum(report.topology.regions.map(({ resources }) => resources)) +
                    (report.topology.edge?.resources ?? 0);
                assert.equal(drawn + report.topology.elsewhere, report.resources);
            }),
        );
    });

    it("does not change what it is given", () => {
        const input = mixedInput();
        const before = structuredClone(input);
        buildReport(input);
        assert.deepEqual(input, before);
    });

    it("counts managed resources and leaves out components, provider connections and resources only read", () => {
        const report = mixedReport();
        assert.equal(report.resources, 131);
        assert.ok(report.resourceList.every(({ type }) => /^(gcp|cloudflare):/.test(type)));
        const input = mixedInput();
        const read = {
            urn: "urn:pulumi:prod::ha-platform::gcp:dns/managedZone:ManagedZone::theirs",
            type: "gcp:dns/managedZone:ManagedZone",
            custom: true,
            external: true,
        };
        const state = { deployment: { resources: [read] } };
        assert.equal(buildReport({ ...input, state }).resources, 0);
    });

    it("lists failures of enabled rules as violations, the gravest first, and names the stack where no resource is named", () => {
        const { violations } = mixedReport();
        assert.deepEqual(
            violations.map(({ rule, level, waiver }) => [rule, level, waiver?.ticket]),
            [
                ["edge-probes-fast-enough", "mandatory", undefined],
                ["cloud-run-keeps-warm-instances", "mandatory", undefined],
                ["alerts-reach-somebody", "mandatory", "OPS-17"],
                ["pools-stand-in-different-regions", "advisory", undefined],
                ["cache-has-a-replica-in-another-zone", "advisory", undefined],
            ],
        );
        const whole = violations.find(({ rule }) => rule === "pools-stand-in-different-regions");
        assert.equal(whole?.urn, "urn:pulumi:prod::ha-platform::pulumi:pulumi:Stack::ha-platform-prod");
    });

    it("does not list failures of disabled rules as violations, but keeps the findings", () => {
        const judgement = {
            verdict: "pass",
            findings: [{ rule: "alerts-reach-somebody", level: "disabled", status: "fail", message: "none" }],
        } as const;
        const report = buildReport({ ...mixedInput(), judgement });
        assert.deepEqual(report.violations, []);
        assert.equal(report.findings.fail.length, 1);
    });

    it("has no violation when everything passes", () => {
        const report = passingReport();
        assert.equal(report.verdict, "pass");
        assert.deepEqual(report.violations, []);
        assert.equal(report.counts.fail, 0);
    });

    it("summarises a rule that reported without a description under its id", () => {
        const judgement = {
            verdict: "pass",
            findings: [{ rule: "unheard-of", level: "advisory", status: "pass", message: "ok" }],
        } as const;
        const report = buildReport({ ...mixedInput(), judgement });
        assert.equal(report.rules.length, RULES.length + 1);
        assert.equal(report.rules.find(({ id }) => id === "unheard-of")?.findings.pass, 1);
    });

    it("labels a run that was planned without the engine", () => {
        const { host } = buildReport({ ...mixedInput(), host: "plan" });
        assert.deepEqual(host, { kind: "plan", label: "planned without the engine: no diff, no state" });
        assert.deepEqual(mixedReport().host, { kind: "engine" });
    });

    it("tells a first run from a run that changed nothing", () => {
        const { previousState: _, ...first } = mixedInput();
        assert.equal(buildReport(first).changes, undefined);
        assert.deepEqual(buildReport({ ...first, previousState: first.state }).changes, []);
    });

    it("shows components with what stands beneath them", () => {
        const [system] = mixedReport().resourceTree;
        assert.equal(system?.name, "esta-tracker");
        assert.equal(system?.kind, "component");
        const find = (nodes: readonly ResourceNode[], name: string): ResourceNode | undefined =>
            nodes.find((node) => node.name === name) ??
            nodes.map(({ children }) => find(children, name)).find((node) => node !== undefined);
        assert.equal(find(system.children, "esta-tracker-balancer-us-east1")?.resources, 8);
    });

    it("reports an empty stack as empty", () => {
        const report = buildReport({
            ...mixedInput(),
            state: { version: 3, deployment: {} },
            judgement: { verdict: "pass", findings: [] },
        });
        assert.equal(report.resources, 0);
        assert.equal(report.project, "");
        assert.equal(report.topology.edge, undefined);
        assert.equal(verdictSentence(report), "Nothing was judged. 0 rules judged 0 resources.");
    });

    it("adds up the time that the phases took", () => {
        const report = mixedReport();
        assert.deepEqual(
            report.durations.map(({ phase }) => phase),
            ["type check", "deploy", "policies"],
        );
        assert.equal(report.totalSeconds.toFixed(2), "8.01");
    });
});
