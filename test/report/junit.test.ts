import assert from "node:assert/strict";
import fc from "fast-check";
import { buildReport } from "../../report/build.ts";
import { renderJunit } from "../../report/junit.ts";
import { inputs } from "./arbitrary.ts";
import { mixedReport, passingReport } from "./fixture/reports.ts";

interface Element {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: Element[];
    text: string;
}

/** XML 1.0, production 2. */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const TOKEN =
    /<(\/?)([a-z]+)((?: [a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos|#10);[^"<&]*)*")*)(\/?)>|((?:[^<>&]|&(?:amp|lt|gt|quot|apos);)+)/gy;

/** A reader of the XML that is expected, and of nothing else: throws on what a parser would refuse, and on comments. */
function parse(xml: string): Element {
    assert.match(xml, CHARACTERS);
    const start = '<?xml version="1.0" encoding="UTF-8"?>\n';
    assert.ok(xml.startsWith(start));
    const root: Element = { name: "", attributes: {}, children: [], text: "" };
    const open = [root];
    let at = start.length;
    TOKEN.lastIndex = at;
    for (let token = TOKEN.exec(xml); token !== null && at < xml.length; token = TOKEN.exec(xml)) {
        const [whole, closing, name = "", attributes = "", empty, text = ""] = token;
        at += whole.length;
        const parent = open.at(-1);
        assert.ok(parent !== undefined, `nothing is open at ${at}`);
        if (closing === "/") assert.equal(open.pop()?.name, name);
        else if (name === "") parent.text += decode(text);
        else {
            const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
                key,
                decode(value),
            ]);
            const element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
            parent.children.push(element);
            if (empty !== "/") open.push(element);
        }
    }
    assert.equal(at, xml.length, `not well-formed at ${at}: ${xml.slice(at, at + 80)}`);
    assert.deepEqual(open, [root]);
    const [only, ...others] = root.children;
    assert.ok(only !== undefined && others.length === 0);
    return only;
}

function decode(text: string): string {
    const entities: Readonly<Record<string, string>> = {
        "&lt;": "<",
        "&gt;": ">",
        "&quot;": '"',
        "&apos;": "'",
        "&#10;": "\n",
        "&amp;": "&",
    };
    return text.replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity);
}

describe("renderJunit", () => {
    it("is well-formed and counts right, whatever it is given", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                const suites = parse(renderJunit(buildReport(input)));
                const cases = suites.children.flatMap(({ children }) => children);
                const { findings } = input.judgement;
                assert.equal(cases.length, findings.length);
                assert.equal(suites.attributes.tests, String(findings.length));
                const failed = findings.filter(({ status }) => status === "fail").length;
                assert.equal(suites.attributes.failures, String(failed));
                assert.equal(cases.filter(({ children }) => children[0]?.name === "failure").length, failed);
                for (const { attributes, children } of suites.children) {
                    assert.equal(attributes.tests, String(children.length));
                    const skipped = children.filter((one) => one.children[0]?.name === "skipped").length;
                    assert.equal(attributes.skipped, String(skipped));
                }
            }),
            { numRuns: 100 },
        );
    });

    it("has a suite for each concern and a case for each rule and resource", () => {
        const suites = parse(renderJunit(passingReport()));
        assert.deepEqual(
            suites.children.map(({ attributes }) => attributes.name),
            ["backups", "compute", "data", "edge", "observability"],
        );
        const compute = suites.children.find(({ attributes }) => attributes.name === "compute");
        assert.deepEqual(
            compute?.children.slice(0, 2).map(({ attributes }) => [attributes.classname, attributes.name]),
            [
                [
                    "cloud-run-keeps-warm-instances",
                    "esta-tracker-api-us-central1 (gcp cloudrunv2.Service, us-central1)",
                ],
                ["cloud-run-keeps-warm-instances", "esta-tracker-api-us-east1 (gcp cloudrunv2.Service, us-east1)"],
            ],
        );
    });

    it("fails what is violated, with what, where, why and the fix, and skips what is not judged or waived", () => {
        const cases = parse(renderJunit(mixedReport())).children.flatMap(({ children }) => children);
        const outcome = (rule: string) =>
            cases.filter(({ attributes }) => attributes.classname === rule).flatMap(({ children }) => children);
        const [failure] = outcome("cloud-run-keeps-warm-instances");
        assert.equal(failure?.name, "failure");
        assert.equal(failure?.attributes.type, "mandatory");
        assert.match(failure?.attributes.message ?? "", /^scaling\.minInstanceCount is 0/);
        assert.match(
            failure?.text ?? "",
            /^where: esta-tracker-api-us-east1 .*\nwhy: When the primary.*\nfix:\nnew gcp\.cloudrunv2\.Service/,
        );
        assert.equal(
            outcome("cache-has-a-replica-in-another-zone").find(({ name }) => name === "failure")?.attributes.type,
            "advisory",
        );
        assert.match(outcome("firestore-recovers-to-a-point-in-time")[0]?.attributes.message ?? "", /^unknown: /);
        assert.match(outcome("alerts-reach-somebody")[0]?.attributes.message ?? "", /^waived: /);
        assert.match(outcome("no-single-zone-database")[0]?.attributes.message ?? "", /^not-applicable: /);
        assert.ok(
            ["unknown", "waived", "not-applicable"].every((word) =>
                cases.some(
                    ({ children }) =>
                        children[0]?.name === "skipped" && children[0].attributes.message?.startsWith(word),
                ),
            ),
        );
    });
});
