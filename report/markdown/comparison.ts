import type { Comparison, TimeChange } from "../compare.ts";
import { breaksContract } from "../contract-changes.ts";
import type { Change, Report } from "../model.ts";
import { formatCount, formatPlural, formatQuantity } from "../quantity.ts";
import { shortType } from "../resources.ts";
import { nameOf } from "../state.ts";
import { changesLine } from "../text.ts";
import { code, prose, row, sentence, tableHead } from "./escape.ts";
import type { Section } from "./page.ts";

/** What changed since the base: contract, times, violations that are gone, resources. The gravest first. */
export function comparisonSections(report: Report): Section[] {
    const { comparison } = report;
    const sections =
        comparison === undefined
            ? []
            : [contractSection(comparison), ...timeSections(comparison), fixedSection(comparison)];
    return [...sections.filter(({ items }) => items.length > 0), changesSection(report)];
}

/** The comparison in one line, for the head of the page. */
export function comparisonLine({ added, fixed, slower, contract, base }: Comparison): string {
    const broken = contract !== undefined && breaksContract(contract);
    const parts = [
        `${formatPlural(added.length, "new violation")}`,
        `${formatCount(fixed.length)} fixed`,
        ...(slower.length > 0 ? [`${formatPlural(slower.length, "time")} grew`] : []),
        ...(broken ? ["**the contract with other stacks is broken**"] : []),
    ];
    const commit = base.commit === undefined ? "" : ` (${code(base.commit)})`;
    return `Against the base${commit}, whose verdict is ${base.verdict}: ${parts.join(", ")}.`;
}

function contractSection({ contract }: Comparison): Section {
    const { added = [], removed = [], retyped = [] } = contract ?? {};
    const broken = contract !== undefined && breaksContract(contract);
    return {
        heading: broken ? "Contract broken" : "Contract",
        lead: broken
            ? "Other stacks read these outputs. What is removed or of another type stops them."
            : "Outputs that other stacks may now read.",
        items: [
            ...removed.map((path) => `- removed: ${code(path)}`),
            ...retyped.map(
                ({ path, before, after }) =>
                    `- type changed: ${code(path)}, ${prose(before)} before, ${prose(after)} now`,
            ),
            ...added.map((path) => `- added: ${code(path)}`),
        ],
        gap: "\n",
        noun: "output",
    };
}

function timeSections({ slower, faster }: Comparison): Section[] {
    const table = (heading: string, changes: readonly TimeChange[]): Section => ({
        heading,
        lead: tableHead("What", "Where", "Before", "Now"),
        items: changes.map(({ what, urn, before, after }) =>
            row(
                prose(what),
                urn === undefined ? "" : code(nameOf(urn) || urn),
                formatQuantity(before, "seconds"),
                formatQuantity(after, "seconds"),
            ),
        ),
        gap: "\n",
        noun: "time",
    });
    return [table("Slower to fail over", slower), table("Faster to fail over", faster)];
}

function fixedSection({ fixed }: Comparison): Section {
    return {
        heading: "Fixed",
        lead: "Violations of the base that are gone.",
        items: fixed.map(({ rule, urn, message }) => {
            const where = urn === undefined ? "the whole stack" : code(nameOf(urn) || urn);
            return `- ${code(rule)} at ${where}: ${prose(message)}`;
        }),
        gap: "\n",
        noun: "finding",
    };
}

function changesSection(report: Report): Section {
    return {
        heading: "Changes",
        lead: sentence(changesLine(report)),
        items: (report.changes ?? []).map(changeOf),
        gap: "\n",
        noun: "change",
    };
}

function changeOf({ kind, name, type, properties, computed, previousUrn }: Change): string {
    const from = previousUrn === undefined ? "" : `, moved from ${code(previousUrn)}`;
    const keys = [...properties, ...computed.map((key) => `${key} (computed)`)].map(code).join(", ");
    const word = kind === "deleted" || kind === "replaced" ? `**${kind}**` : kind;
    return `- ${word} ${code(`${name} (${shortType(type)})`)}${from}${keys === "" ? "" : `: ${keys}`}`;
}
