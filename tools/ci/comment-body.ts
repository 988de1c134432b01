import { commentMark } from "../../report/markdown/mark.ts";

/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;

/**
 * Why a report is not posted; undefined when it may be. A report comes from a run of code that nobody has reviewed, and a
 * comment carries the repository's own name: so nothing is let through that a reader could click, that notifies somebody,
 * or that hides something. Where this reader and GitHub's might differ on what is code, the report is refused.
 */
export function problemWith(body: string, stack: string): string | undefined {
    const mark = commentMark(stack);
    if (body.length > LONGEST) return `it has ${body.length} characters, at most ${LONGEST}`;
    if (!body.startsWith(`${mark}\n# `)) return "it does not begin with the mark and a verdict";
    if (/[^\P{Cc}\n\t]|[\u200b-\u200f\u2028-\u202e\u2060-\u206f]/u.test(body)) {
        return "it has characters that nobody can see";
    }
    const lines = withoutBlocks(body.slice(mark.length + 1).split("\n"));
    if (typeof lines === "string") return lines;
    for (const line of lines) {
        const problem = problemWithLine(line);
        if (problem !== undefined) return problem;
    }
    return undefined;
}

/** The lines outside fenced blocks, or what is wrong. A fence that is not closed goes on to the end, as GitHub reads it. */
function withoutBlocks(lines: readonly string[]): readonly string[] | string {
    const kept: string[] = [];
    let open = 0;
    for (const [index, line] of lines.entries()) {
        const closing = /^ {0,3}(`{3,})[ \t]*$/.exec(line)?.[1]?.length ?? 0;
        const opening = /^(`{3,})(?:ts)?$/.exec(line)?.[1]?.length ?? 0;
        if (open > 0) {
            if (closing >= open) open = 0;
        } else if (opening > 0) {
            open = opening;
        } else {
            if (/^\s*~~~/.test(line)) return "it has fences of another kind";
            // Until an empty line, what follows a tag is HTML, in which Markdown's code is none.
            if (/<\/?(?:details|summary)>/.test(line) && (lines[index + 1] ?? "") !== "") {
                return "it has text directly below a tag";
            }
            kept.push(line);
        }
    }
    return kept;
}

function problemWithLine(line: string): string | undefined {
    const spoken = withoutCode(line);
    if (spoken === undefined) return "it has backticks that pair with nothing";
    const bare = spoken.replace(/<code>[^<>]*<\/code>/g, "").replace(/<\/?(?:details|summary)>/g, "");
    if (/</.test(bare)) return "it has HTML of its own";
    if (/[[\]]/.test(bare)) return "it has links";
    if (/:\/\/|\bwww\.|\bmailto:|\bxmpp:/i.test(bare)) return "it has web addresses";
    if (/@/.test(bare) || entitiesOf(bare).some((entity) => entity === undefined || entity === "@")) {
        return "it mentions somebody";
    }
    return undefined;
}

/** A line without escaped characters and inline code; undefined when a run of backticks has no partner on the line. */
function withoutCode(line: string): string | undefined {
    let kept = "";
    for (let at = 0; at < line.length; ) {
        const rest = line.slice(at);
        const escaped = /^\\[!-/:-@[-`{-~]/.exec(rest)?.[0];
        const run = /^`+/.exec(rest)?.[0];
        if (escaped !== undefined) {
            at += escaped.length;
        } else if (run !== undefined) {
            const end = new RegExp(`^${run}[^\`](?:.*?[^\`])??${run}(?!\`)`).exec(rest)?.[0];
            if (end === undefined) return undefined;
            at += end.length;
        } else {
            kept += line[at];
            at += 1;
        }
    }
    return kept;
}

/** What character references stand for; undefined for named ones, which a report has none of. */
function entitiesOf(text: string): readonly (string | undefined)[] {
    return [...text.matchAll(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|\w+);/g)].map(([, decimal, hexadecimal]) => {
        const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    });
}
