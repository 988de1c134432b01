import { catalog } from "../../policy/catalog.ts";
import { concerns, type Rule } from "../../policy/rule.ts";

/** `docs/reference/rules.md`: the policy catalogue, by concern. */
export function rulesPage(): string {
    const sections = concerns.flatMap((concern) => {
        const rules = catalog.filter((rule) => rule.concern === concern);
        return rules.length === 0
            ? []
            : [`## ${concern[0]?.toUpperCase()}${concern.slice(1)}`, "", ...rules.flatMap(entry)];
    });
    return ["# Policy rules", "", "Generated from `policy/rules/` by `node tools/generate.ts`.", "", ...sections].join(
        "\n",
    );
}

function entry(rule: Rule): string[] {
    const settings = Object.entries(rule.settings).map(([name, value]) => `\`${name}\` ${JSON.stringify(value)}`);
    return [
        `### ${rule.id}`,
        "",
        `${rule.title}`,
        "",
        `- Severity: ${rule.severity}. ${rule.whenUnknown === "fail" ? "Fails" : "Undecided"} while a value it needs is unknown.`,
        `- Without it: ${rule.breaks}`,
        ...(rule.requirements.length > 0 ? [`- Requirements: ${rule.requirements.join(", ")}`] : []),
        ...(settings.length > 0 ? [`- Settings: ${settings.join(", ")}`] : []),
        ...rule.sources.map(({ url, read }) => `- Source: <${url}> (${read})`),
        "",
        "```ts",
        rule.remedy.trim(),
        "```",
        "",
    ];
}
