import { type Requirement, readRequirements } from "./requirements.ts";

const SYSTEMS: Readonly<Record<string, string>> = {
    PL: "All systems",
    ET: "ESTA Tracker",
    CN: "Claim Navigator",
    HB: "HireMeBahamas",
    AG: "Realtime agent backend",
    ER: "Erato",
};

/** `docs/requirements.md`: every promise, where it is built, which rule guards it, which tests show it. */
export function requirementsPage(root: string): string {
    const requirements = readRequirements(root);
    const sections = Object.entries(SYSTEMS).map(([prefix, system]) => {
        const rows = requirements.filter(({ id }) => id.startsWith(prefix));
        return [
            `## ${system}`,
            "",
            "| Id | Promise | Built in | Rules | Tests | Still to come |",
            "|---|---|---|---|---|---|",
            ...rows.map(line),
            "",
        ];
    });
    return [
        "# Requirements",
        "",
        "Generated from `requirements.yaml`, the policy catalogue and the titles of the tests by `node tools/generate.ts`.",
        "",
        ...sections.flat(),
    ].join("\n");
}

function line({ id, promise, built, rules, tests, later }: Requirement): string {
    const files = [...new Set(tests.map(({ file }) => file))];
    const link = (file: string) => `[${file.split("/").at(-1)}](../${file})`;
    const rule = (name: string) => `[${name}](reference/rules.md#${name})`;
    return `| ${id} | ${promise} | ${built.map(link).join(", ")} | ${rules.map(rule).join(", ")} | ${files.map(link).join(", ")} | ${later ?? ""} |`;
}
