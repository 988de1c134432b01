import { type CloudName, loadFacts } from "../../sandbox/cloud/facts/catalog.ts";
import type { FactsFile, PropertyFacts, TypeFacts } from "../../sandbox/cloud/facts/format.ts";
import { cell } from "./markdown-table.ts";

const TITLES: Readonly<Record<CloudName, string>> = {
    gcp: "Google Cloud",
    aws: "AWS",
    kubernetes: "Kubernetes",
    cloudflare: "Cloudflare",
};

/** More choices than these are in the facts file only. */
const MOST_CHOICES = 16;

/** `docs/reference/facts-<cloud>.md`: what a simulated cloud requires, takes and replaces, by resource type. */
export function factsPage(cloud: CloudName): string {
    const facts = loadFacts(cloud);
    const types = Object.entries(facts.types);
    return [
        `# Facts: ${TITLES[cloud]}`,
        "",
        `Generated from [facts.json](../../sandbox/cloud/${cloud}/facts.json) by \`node tools/generate.ts\`.`,
        "",
        `What the simulated ${TITLES[cloud]} knows of ${types.length} resource types, as the real provider has it: what has to be set, which`,
        "changes replace the resource, and which values are taken. Ranges, patterns, defaults and what excludes what are in the file",
        "itself, and [its format](../../sandbox/cloud/facts/README.md) says what the words mean. What a type does beyond that is code beside it.",
        "",
        "Read from:",
        "",
        ...sourcesOf(facts).map((line) => `- ${line}`),
        "",
        ...types.flatMap(([token, type]) => section(token, type)),
    ].join("\n");
}

/** Each place that facts were read from, with its version and its date. */
function sourcesOf({ source }: FactsFile): string[] {
    const { repositories } = source;
    const places = Array.isArray(repositories) ? repositories : [source];
    return places.map((place) =>
        Object.entries(place)
            .map(([key, value]) => `${key} ${typeof value === "object" ? Object.values(value ?? {}).join(" ") : value}`)
            .join(", "),
    );
}

function section(token: string, type: TypeFacts): string[] {
    const properties = Object.entries(type.properties);
    const names = (has: (facts: PropertyFacts) => boolean) =>
        properties.filter(([, facts]) => has(facts)).map(([name]) => `\`${name}\``);
    const required = names((facts) => facts.required === true);
    const replaces = names((facts) => facts.forceNew !== undefined);
    const sometimes = names((facts) => facts.forceNewIf !== undefined);
    const choices = properties.flatMap(([name, facts]) => choicesOf(name, facts));
    const line = (title: string, list: readonly string[], between = ", ") =>
        list.length === 0 ? [] : [`- ${title}: ${list.join(between)}`];
    return [
        `## ${token}`,
        "",
        ...line("Source", [`\`${type.source}\``]),
        ...line(
            "Required",
            required.filter((name) => !isInside(name)),
        ),
        ...line("Required in a block that is there", required.filter(isInside)),
        ...line("A change replaces it", replaces),
        ...line("A change may replace it", sometimes),
        ...line("Values", choices, "; "),
        "",
    ];
}

function isInside(name: string): boolean {
    return /[.[{]/.test(name);
}

function choicesOf(name: string, { enum: values, each }: PropertyFacts): string[] {
    const all = values ?? each?.enum;
    if (!all || all.length === 0) return [];
    const shown = all.slice(0, MOST_CHOICES).map((value) => (value === "" ? "empty" : cell(String(value))));
    const more = all.length > shown.length ? ` and ${all.length - shown.length} more` : "";
    return [`\`${name}\` ${shown.join(", ")}${more}`];
}
