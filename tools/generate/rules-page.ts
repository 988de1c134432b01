import * as path from "node:path";
import { catalog } from "../../policy/catalog.ts";
import { concerns, type Rule } from "../../policy/rule.ts";
import { type RuleExamples, ruleExamples } from "./rule-examples.ts";

const CLOUDS = [
    ["aws:", "AWS"],
    ["gcp:", "Google Cloud"],
    ["kubernetes:", "Kubernetes"],
    ["cloudflare:", "Cloudflare"],
] as const;

/** `docs/reference/rules.md`: the policy catalogue, by concern, with examples that tests run. */
export async function rulesPage(root: string): Promise<string> {
    const examples = await ruleExamples(path.join(root, "test/policy/rules"), catalog);
    const sections = concerns.flatMap((concern) => {
        const rules = catalog.filter((rule) => rule.concern === concern);
        const title = `## ${concern[0]?.toUpperCase()}${concern.slice(1)}`;
        return rules.length === 0 ? [] : [title, "", ...rules.flatMap((rule) => entry(rule, examples.get(rule.id)))];
    });
    return [
        "# Policy rules",
        "",
        "Generated from `policy/rules/` and the tests of the rules by `npm run generate`.",
        "",
        ...countTable(),
        "",
        ...sections,
    ].join("\n");
}

/** Clouds that a rule is about; `several` for one that is about systems or resources of all kinds. */
function cloudsOf({ types }: Rule): readonly string[] {
    const named = CLOUDS.filter(([prefix]) => types.some((type) => type.startsWith(prefix))).map(([, cloud]) => cloud);
    return named.length === 1 ? named : ["Several"];
}

function countTable(): string[] {
    const columns = [...CLOUDS.map(([, cloud]) => cloud), "Several"];
    const row = (title: string, rules: readonly Rule[]) => {
        const counts = columns.map((column) => rules.filter((rule) => cloudsOf(rule).includes(column)).length);
        return `| ${[title, ...counts.map((count) => (count === 0 ? "" : String(count))), rules.length].join(" | ")} |`;
    };
    return [
        `| Rules | ${columns.join(" | ")} | All |`,
        `|---|${"---:|".repeat(columns.length + 1)}`,
        ...concerns.map((concern) =>
            row(
                concern,
                catalog.filter((rule) => rule.concern === concern),
            ),
        ),
        row("all", catalog),
    ];
}

function entry(rule: Rule, examples: RuleExamples | undefined): string[] {
    const settings = Object.entries(rule.settings).map(([name, value]) => `\`${name}\` ${JSON.stringify(value)}`);
    return [
        `### ${rule.id}`,
        "",
        `${rule.title}`,
        "",
        `- Severity: ${rule.severity}. ${rule.whenUnknown === "fail" ? "Fails" : "Undecided"} while a value it needs is unknown.`,
        `- Resources: ${rule.types.map((type) => `\`${type}\``).join(", ")}`,
        `- Without it: ${rule.breaks}`,
        ...(rule.requirements.length > 0 ? [`- Requirements: ${rule.requirements.join(", ")}`] : []),
        ...(settings.length > 0 ? [`- Settings: ${settings.join(", ")}`] : []),
        ...rule.sources.map(({ url, read }) => `- Source: <${url}> (${read})`),
        ...(examples?.fails ?? []).map(({ when, change, says }) => {
            const changed = change === undefined ? "" : ` (\`${change}\`)`;
            return `- Fails when ${when}${changed}: ${says}`;
        }),
        ...(examples?.passes ?? []).map((when) => `- Passes when ${when}`),
        "",
        "Passes with:",
        "",
        "```ts",
        rule.remedy.trim(),
        "```",
        "",
    ];
}
