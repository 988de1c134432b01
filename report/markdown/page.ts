import { formatPlural } from "../quantity.ts";

/** GitHub refuses comments over 65,536 characters; the rest is room for what a caller adds around the report. */
export const MARKDOWN_LIMIT = 60_000;

/** Room kept for the last note, and for the note of one section. */
const LAST_NOTE = 1000;
const NOTE = 200;
const ELSEWHERE = "`report.html` and `report.json` hold everything.";

/** A part of the page: a heading, and items that are shown whole or counted as left out. */
export interface Section {
    readonly heading: string;
    /** Table head or sentences above the items. */
    readonly lead: string;
    readonly items: readonly string[];
    /** Between two items. */
    readonly gap: "\n" | "\n\n";
    /** What an item is, for the note on those left out. */
    readonly noun: string;
    /** How many of them an item stands for; 1 by default. */
    readonly weights?: readonly number[];
    /** Behind a line to click on. */
    readonly folded?: boolean;
}

/**
 * The head and the sections, in their order, under `MARKDOWN_LIMIT` characters. What does not fit is left out whole and
 * counted in a note where it would have been.
 */
export function layOut(head: string, sections: readonly Section[]): string {
    let room = MARKDOWN_LIMIT - LAST_NOTE - head.length;
    const parts: string[] = [];
    for (const section of sections) {
        const [before, after] = around(section);
        const frame = before.length + after.length + NOTE;
        if (frame > room) break;
        room -= frame;
        let kept = 0;
        for (const item of section.items) {
            if (item.length + section.gap.length > room) break;
            room -= item.length + section.gap.length;
            kept++;
        }
        const left = section.items
            .slice(kept)
            .reduce((sum, _, index) => sum + (section.weights?.[kept + index] ?? 1), 0);
        const body =
            kept === 0
                ? ""
                : `${section.lead.endsWith("|") ? "\n" : "\n\n"}${section.items.slice(0, kept).join(section.gap)}`;
        const note = left === 0 ? "" : `\n\n_Left out for length: ${formatPlural(left, section.noun)}. ${ELSEWHERE}_`;
        parts.push(`${before}${body}${note}${after}`);
    }
    const missing = sections.slice(parts.length);
    if (missing.length > 0) {
        parts.push(
            `_Left out for length: ${formatPlural(missing.length, "section")}${contentsOf(missing)}. ${ELSEWHERE}_`,
        );
    }
    return `${[head, ...parts].join("\n\n")}\n`;
}

function around({ heading, lead, folded = false }: Section): readonly [string, string] {
    const above = lead === "" ? "" : `\n\n${lead}`;
    if (folded) return [`<details><summary>${heading}</summary>${above}`, "\n\n</details>"];
    return [`## ${heading}${above}`, ""];
}

/** ` (12 findings, 3 changes)` */
function contentsOf(sections: readonly Section[]): string {
    const counts = new Map<string, number>();
    for (const { noun, items, weights } of sections) {
        const count = items.reduce((sum, _, index) => sum + (weights?.[index] ?? 1), 0);
        if (count > 0) counts.set(noun, (counts.get(noun) ?? 0) + count);
    }
    const listed = [...counts].map(([noun, count]) => formatPlural(count, noun)).join(", ");
    return listed === "" ? "" : ` (${listed})`;
}
