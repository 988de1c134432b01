import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { z } from "zod";
import type { Finding } from "../../policy/verdict.ts";
import { buildReport, type ReportInput } from "../../report/build.ts";
import { renderSarif, SARIF_LIMITS } from "../../report/sarif.ts";
import { inputs } from "./arbitrary.ts";
import { mixedInput, mixedReport } from "./fixture/reports.ts";
import { HOSTILE } from "./hostile.ts";

const region = z.object({ startLine: z.int().min(1), startColumn: z.int().min(1).optional() });
const physical = z.object({
    physicalLocation: z.object({ artifactLocation: z.object({ uri: z.string() }), region }),
});
const result = z.object({
    ruleId: z.string(),
    ruleIndex: z.int().optional(),
    level: z.enum(["error", "warning", "note"]),
    message: z.object({ text: z.string().min(1) }),
    locations: z.array(physical).length(1),
    relatedLocations: z.array(physical).optional(),
    partialFingerprints: z.object({ primaryLocationLineHash: z.string() }),
    suppressions: z.array(z.object({ kind: z.string(), status: z.string(), justification: z.string() })).optional(),
});
const rule = z.object({
    id: z.string(),
    name: z.string(),
    shortDescription: z.object({ text: z.string() }),
    fullDescription: z.object({ text: z.string() }),
    help: z.object({ text: z.string(), markdown: z.string() }),
    helpUri: z.string().optional(),
    defaultConfiguration: z.object({ level: z.string() }),
    properties: z.record(z.string(), z.unknown()),
});
const log = z.object({
    runs: z
        .array(
            z.object({
                tool: z.object({ driver: z.object({ rules: z.array(rule) }) }),
                automationDetails: z.object({ id: z.string() }),
                results: z.array(result),
            }),
        )
        .length(1),
});

function runOf(text: string) {
    const [run] = log.parse(JSON.parse(text)).runs;
    assert.ok(run !== undefined);
    return run;
}

const files = new Set(["components/gcp/service.ts", "stacks/systems/esta-tracker/system.ts"]);
const SERVICE = "cloudrunv2/service:Service::esta-tracker-api-us-east1";

/** The mixed report, whose failing service was made at the given line. */
function placed(line: number, more: Partial<ReportInput> = {}) {
    const input = mixedInput();
    const state = structuredClone(
        z
            .object({ deployment: z.object({ resources: z.array(z.looseObject({ urn: z.string() })) }) })
            .parse(input.state),
    );
    for (const resource of state.deployment.resources) {
        if (!resource.urn.endsWith(SERVICE)) continue;
        resource.sourcePosition = `file:///srv/clone/components/gcp/service.ts#${line},13`;
        resource.stackTrace = [{ sourcePosition: `project:///stacks/systems/esta-tracker/system.ts#${line * 2},5` }];
    }
    return buildReport({ ...input, state, sourceFiles: files, ...more });
}

describe("renderSarif", () => {
    const schema = JSON.parse(
        readFileSync(join(import.meta.dirname, "sarif-schema", "sarif-2.1.0.schema.json"), "utf8"),
    );
    // Of draft 4 the schema uses nothing that draft 7 reads differently, but its name and the key of its id.
    const { $schema: _, id: __, ...body } = schema;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }); // its patterns are not unicode ones
    addFormats.default(ajv);
    const validate = ajv.compile(body);
    const assertValid = (text: string) => {
        const valid = validate(JSON.parse(text));
        assert.ok(valid, JSON.stringify(validate.errors?.slice(0, 3), undefined, 1));
    };

    it("fits the schema of SARIF 2.1.0, whatever it is given", () => {
        assertValid(renderSarif(mixedReport()));
        assertValid(renderSarif(placed(140)));
        fc.assert(
            fc.property(inputs, (input) => assertValid(renderSarif(buildReport(input)))),
            { numRuns: 50 },
        );
    });

    it("is checked by a schema that refuses what SARIF is not", () => {
        const broken = JSON.parse(renderSarif(mixedReport()));
        broken.runs[0].results[0].level = "fatal";
        assert.equal(validate(broken), false);
        delete broken.runs[0].results[0].level;
        assert.equal(validate(broken), true);
        broken.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
        assert.equal(validate(broken), false);
    });

    it("names the line that made the resource, and those that asked for it", () => {
        const [found] = runOf(renderSarif(placed(140))).results.filter(
            ({ ruleId }) => ruleId === "cloud-run-keeps-warm-instances",
        );
        assert.deepEqual(found?.locations[0]?.physicalLocation, {
            artifactLocation: { uri: "components/gcp/service.ts" },
            region: { startLine: 140, startColumn: 13 },
        });
        assert.deepEqual(
            found?.relatedLocations?.map(({ physicalLocation }) => physicalLocation),
            [
                {
                    artifactLocation: { uri: "stacks/systems/esta-tracker/system.ts" },
                    region: { startLine: 280, startColumn: 5 },
                },
            ],
        );
    });

    it("points at the stack's file where no line is known", () => {
        for (const { locations } of runOf(renderSarif(mixedReport())).results) {
            assert.deepEqual(locations[0]?.physicalLocation, {
                artifactLocation: { uri: "Pulumi.prod.yaml" },
                region: { startLine: 1 },
            });
        }
    });

    it("keeps fingerprints when lines and messages change, and gives every finding one of its own", () => {
        const prints = (report: Parameters<typeof renderSarif>[0]) =>
            runOf(renderSarif(report)).results.map(
                ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
            );
        const input = mixedInput();
        const findings = input.judgement.findings.map((finding) => ({ ...finding, message: "says it differently" }));
        const before = prints(placed(140));
        assert.deepEqual(prints(placed(150, { judgement: { verdict: "fail", findings } })), before);
        assert.equal(new Set(before).size, before.length);
        const [twice] = input.judgement.findings.filter(({ status }) => status === "fail");
        assert.ok(twice !== undefined);
        const pair = prints(placed(1, { judgement: { verdict: "fail", findings: [twice, twice] } }));
        assert.deepEqual(pair[1], pair[0]?.replace(/:1$/, ":2"));
    });

    it("gives a finding the level that it has on the stack", () => {
        const status = { fail: "fail", unknown: "unknown", waived: "waived" } as const;
        const finding = (level: Finding["level"], one: keyof typeof status): Finding => ({
            rule: `${level}-${one}`,
            level,
            status: one,
            message: "m",
        });
        const findings = (["mandatory", "advisory", "disabled"] as const).flatMap((level) =>
            (["fail", "unknown", "waived"] as const).map((one) => finding(level, one)),
        );
        const { results } = runOf(
            renderSarif(buildReport({ ...mixedInput(), judgement: { verdict: "fail", findings } })),
        );
        assert.deepEqual(
            results.map(({ ruleId, level }) => [ruleId, level]),
            [
                ["mandatory-fail", "error"],
                ["advisory-fail", "warning"],
                ["mandatory-unknown", "warning"],
                ["advisory-unknown", "note"],
                ["mandatory-waived", "note"],
                ["advisory-waived", "note"],
            ],
        );
    });

    it("suppresses what is waived, with the reason", () => {
        const { results } = runOf(renderSarif(mixedReport()));
        const suppressed = results.filter(({ suppressions }) => suppressions !== undefined);
        assert.deepEqual(
            suppressed.map(({ ruleId, suppressions }) => [ruleId, suppressions]),
            [
                [
                    "alerts-reach-somebody",
                    [
                        {
                            kind: "external",
                            status: "accepted",
                            justification: "the pager moves (team-edge, OPS-17, until 2027-01-31)",
                        },
                    ],
                ],
            ],
        );
    });

    it("describes every rule with what breaks, the change that fixes it, and its sources", () => {
        const { tool, results } = runOf(renderSarif(mixedReport()));
        const warm = tool.driver.rules.find(({ id }) => id === "cloud-run-keeps-warm-instances");
        assert.equal(warm?.name, "CloudRunKeepsWarmInstances");
        assert.equal(warm?.helpUri, "https://cloud.google.com/run/docs/configuring/min-instances");
        assert.match(warm?.help.markdown ?? "", /wait for cold starts[\s\S]*```ts\nnew gcp\.cloudrunv2\.Service/);
        assert.match(warm?.help.text ?? "", /minInstanceCount: 2/);
        assert.deepEqual(warm?.properties, {
            tags: ["compute", "ET-02"],
            precision: "high",
            "problem.severity": "error",
        });
        for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex ?? -1]?.id, ruleId);
    });

    it("keeps two stacks of one commit apart", () => {
        const id = (stack: string) => runOf(renderSarif(buildReport({ ...mixedInput(), stack }))).automationDetails.id;
        assert.deepEqual([id("prod"), id("staging")], ["ha-check/prod/", "ha-check/staging/"]);
    });

    it("stays within what code scanning takes, and keeps the gravest", () => {
        const findings = Array.from(
            { length: SARIF_LIMITS.results + 5 },
            (_, index): Finding => ({
                rule: "r",
                level: index < 5 ? "advisory" : "mandatory",
                status: "fail",
                urn: `urn:pulumi:prod::p::t::${index}`,
                message: "m",
            }),
        );
        const { results } = runOf(
            renderSarif(buildReport({ ...mixedInput(), judgement: { verdict: "fail", findings } })),
        );
        assert.equal(results.length, SARIF_LIMITS.results);
        assert.ok(results.every(({ level }) => level === "error"));
        const [described] = mixedInput().rules;
        assert.ok(described !== undefined);
        const long = {
            ...described,
            title: "t".repeat(3000),
            requirements: Array.from({ length: 30 }, (_, index) => `ET-${index}`),
        };
        const [rule] = runOf(renderSarif(buildReport({ ...mixedInput(), rules: [long] }))).tool.driver.rules.filter(
            ({ id }) => id === described.id,
        );
        assert.equal([...(rule?.shortDescription.text ?? "")].length, SARIF_LIMITS.description);
        assert.equal(z.array(z.string()).parse(rule?.properties.tags).length, SARIF_LIMITS.tags);
    });

    it("gives hostile text no way to become a link or markup", () => {
        for (const hostile of HOSTILE) {
            const finding = { rule: "r", level: "mandatory", status: "fail", message: hostile, urn: hostile } as const;
            const rules = [
                {
                    id: "r",
                    title: hostile,
                    severity: hostile,
                    concern: hostile,
                    breaks: hostile,
                    remedy: "",
                    sources: [{ url: hostile, date: hostile }],
                    requirements: [hostile],
                },
            ];
            const run = runOf(
                renderSarif(
                    buildReport({ ...mixedInput(), rules, judgement: { verdict: "fail", findings: [finding] } }),
                ),
            );
            assert.doesNotMatch(run.results[0]?.message.text ?? "", /(?<!\\)\]\(|[^\P{Cc}\n]|\u202e/u, hostile);
            const [described] = run.tool.driver.rules;
            assert.doesNotMatch(described?.help.markdown ?? "", /<|@everyone|(?<!\\)\[|[^\P{Cc}\n]/u, hostile);
            assert.ok(described?.helpUri === undefined, hostile);
        }
    });
});
