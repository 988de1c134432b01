import { cell, markdownTable, prose } from "../markdown-table.ts";
import { type ComponentEntry, readComponents } from "./components.ts";
import type { Member } from "./members.ts";

/** Folders of `components/`, in the order of the page. */
export const CLOUDS: Readonly<Record<string, string>> = {
    gcp: "Google Cloud",
    aws: "AWS",
    kubernetes: "Kubernetes",
    cloudflare: "Cloudflare",
};

/** What arguments mean that many components take; a component that says more says it itself. */
export const RECURRING: Readonly<Record<string, string>> = {
    accountId: "AWS account, 12 digits, or Cloudflare account, 32 hexadecimal digits.",
    environment: "Variables, by name.",
    labels: "Labels of every resource that can have some.",
    namespace: "Kubernetes namespace that it stands in.",
    network: "Network of the region.",
    networks: "Network of each region.",
    project: "Google Cloud project id.",
    protect: "Refuses deletion, by Pulumi and by the cloud.",
    provider: "Connection to the cloud or the cluster that everything inside is made through.",
    providers: "The same, by region.",
    region: "Region that it stands in.",
    regions: "Both regions, and which of them writes.",
    tags: "Tags of every resource that can have some.",
    zoneId: "Zone that its names are in.",
};

const DEFAULT = /(?:Default|Absent|Left out): (.+?)(?:\.(?=\s|$)|$)/;

/** `docs/reference/components.md`: every component class with its promise, its arguments and what it gives. */
export function componentsPage(root: string): string {
    const clouds = Object.entries(CLOUDS).map(([folder, cloud]) => ({ cloud, entries: readComponents(root, folder) }));
    return [
        "# Components",
        "",
        "Generated from the classes in `components/` by `node tools/generate.ts`.",
        "",
        "`new Name(name, args, options?)`: options are Pulumi's, and `after`, resources that everything inside waits for. An argument is",
        "required unless its default is said. `Input<T>` takes a value or another resource's output; a plain type decides what exists",
        "and has to be known. `Duration` carries its unit: `Duration.seconds(30)`. `ByRegion<T>` has one entry for each region.",
        "",
        ...markdownTable(
            ["Cloud", "Components"],
            clouds.map(({ cloud, entries }) => [
                cloud,
                entries.map(({ name, file }) => `[${name}](#${anchorOf(name, file)})`).join(", "),
            ]),
        ),
        "",
        "## Arguments that many take",
        "",
        ...markdownTable(
            ["Argument", "Meaning"],
            Object.entries(RECURRING).map(([name, meaning]) => [`\`${name}\``, meaning]),
        ),
        "",
        ...clouds.flatMap(({ cloud, entries }) => [`## ${cloud}`, "", ...entries.flatMap(section)]),
    ].join("\n");
}

/** Two clouds have components of one name, so a heading says the folder too. */
function headingOf(name: string, file: string): string {
    return `${name} (${file.split("/")[1]})`;
}

function anchorOf(name: string, file: string): string {
    return headingOf(name, file)
        .toLowerCase()
        .replace(/[^a-z0-9 ]/g, "")
        .replaceAll(" ", "-");
}

function section({ name, file, promise, args, gives }: ComponentEntry): string[] {
    const recurring = args.filter((member) => isRecurring(member)).map(({ name: known }) => `\`${known}\``);
    return [
        `### ${headingOf(name, file)}`,
        "",
        `${prose(promise)} [Source](../../${file})`,
        "",
        ...markdownTable(["Argument", "Type", "Default", "Meaning"], args.filter((one) => !isRecurring(one)).map(row)),
        "",
        ...(recurring.length > 0 ? [`And ${recurring.join(", ")}.`, ""] : []),
        ...(gives.length > 0 ? [`Gives ${gives.map(given).join("; ")}.`, ""] : []),
    ];
}

/** Whether an argument is one of those that the table at the top explains. */
export function isRecurring({ name, doc }: Member): boolean {
    return doc === "" && name in RECURRING;
}

/** What an optional argument says of being left out: `Default: none.`, `Absent: no Route…`. */
export function defaultOf({ doc }: Member): string | undefined {
    return DEFAULT.exec(doc)?.[1];
}

function row(member: Member): string[] {
    const { name, type, required, doc } = member;
    const short = type
        .replaceAll("pulumi.", "")
        .replaceAll("readonly ", "")
        .replace(/\/\*\*.*?\*\/ /g, "");
    const standard = required ? "" : prose(defaultOf(member) ?? "");
    return [`\`${name}\``, `\`${cell(short)}\``, standard, prose(doc.replace(DEFAULT, ""))];
}

function given({ name, doc }: Member): string {
    return doc === "" ? `\`${name}\`` : `\`${name}\` (${doc.replace(/\.$/, "")})`;
}
