import { clip, visible, visibleLine } from "../visible.ts";

/** No single name, message or piece of code may use up the page. */
const LONGEST_LINE = 500;
const LONGEST_CODE = 3000;

/** GitHub looks for mentions and references in what is rendered, where a character reference is one no more: only code is safe. */
const MENTION = "<code>@</code>";
const REFERENCE = "<code>#</code>";

/** Text from outside as one line of Markdown that means nothing but itself: no markup, links, mentions or table cells. */
export function prose(text: string): string {
    return clip(visibleLine(text), LONGEST_LINE)
        .replace(/[\\`*_[\]~]/g, "\\$&")
        .replace(/[<>&|]|#(?!\d)|:(?=\/\/)|(?<=\bwww)\.|(?<=\b(?:mailto|xmpp)):/gi, entity)
        .replaceAll("@", MENTION)
        .replace(/(?<!&)#(?=\d)/g, REFERENCE);
}

/** Text from outside as inline code. A bar or a backtick cannot be escaped there in every table, so then it is HTML. */
export function code(text: string): string {
    const line = clip(visibleLine(text), LONGEST_LINE);
    return /[|`]/.test(line) || line === "" ? `<code>${line.replace(/[^\w\s]/gu, entity)}</code>` : `\`${line}\``;
}

/** Text from outside inside an element of HTML. */
export function html(text: string): string {
    return clip(visibleLine(text), LONGEST_LINE)
        .replace(/[^\w\s,@-]/gu, entity)
        .replaceAll("@", MENTION);
}

/** Text from outside as a block of TypeScript. */
export function fenced(text: string): string {
    const body = clip(visible(text), LONGEST_CODE);
    const fence = "`".repeat(Math.max(longestRun(body) + 1, 3));
    return `${fence}ts\n${body}\n${fence}`;
}

export function tableHead(...cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |\n|${" --- |".repeat(cells.length)}`;
}

export function row(...cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |`;
}

export function sentence(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function entity(character: string): string {
    return `&#${character.codePointAt(0)};`;
}

function longestRun(text: string): number {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
