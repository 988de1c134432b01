import { type Requirement, readRequirements } from "./requirements.ts";

const SYSTEMS: Readonly<Record<string, string>> = {
    PL: "All systems",
    ET: "ESTA Tracker",
    CN: "Claim Navigator",
    HB: "HireMeBahamas",
    AG: "Realtime agent backend",
    ER: "Erato",
};

/** `docs/requirements.md`: every promise, where it is built, which rule guards it, which tests and drills show it. */
export function requirementsPage(root: string): string {
    const requirements = readRequirements(root);
    const sections = Object.entries(SYSTEMS).map(([prefix, system]) => {
        const rows = requirements.filter(({ id }) => id.startsWith(prefix));
        return [
            `## ${system}`,
            "",
            "| Id | Promise | Built in | Rules | Tests | Drills | Still to come |",
            "|---|---|---|---|---|---|---|",
            ...rows.map(line),
            "",
        ];
    });
    return [
        "# Requirements",
        "",
        "Generated from `requirements.yaml`, the policy catalogue, the titles of the tests and the drills by `node tools/generate.ts`.",
        "",
        ...sections.flat(),
    ].join("\n");
}

function line({ id, promise, built, rules, tests, drills, later }: Requirement): string {
    const file = (path: string) => `[${path.split("/").at(-1)}](../${path})`;
    const entry = (page: string) => (name: string) => `[${name}](reference/${page}#${name})`;
    const cells = [
        id,
        promise,
        built.map(file).join(", "),
        rules.map(entry("rules.md")).join(", "),
        [...new Set(tests.map((test) => test.file))].map(file).join(", "),
        drills.map(entry("drills.md")).join(", "),
        later ?? "",
    ];
    return `| ${cells.join(" | ")} |`;
}
