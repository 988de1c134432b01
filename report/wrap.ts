import { visible } from "./visible.ts";

/**
 * Breaks prose into lines of at most `width` characters, between words, and inside a word only when it is longer than a
 * line. Characters that a reader cannot see are spelled out first. Never empty.
 */
export function wrapWords(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of visible(text).split(/\s+/)) {
        const joined = line === "" ? word : `${line} ${word}`;
        if (lengthOf(joined) <= width) {
            line = joined;
            continue;
        }
        if (line !== "") lines.push(line);
        const pieces = breakLine(word, width);
        lines.push(...pieces.slice(0, -1));
        line = pieces.at(-1) ?? "";
    }
    return [...lines, line];
}

/** Keeps the lines and indentation of code; a line longer than `width` goes on in the next one. */
export function wrapCode(text: string, width: number): string[] {
    return visible(text.replaceAll("\r\n", "\n").replaceAll("\t", "    "))
        .split("\n")
        .flatMap((line) => breakLine(line, width));
}

/** Length in characters, not in the units of UTF-16. */
export function lengthOf(text: string): number {
    return [...text].length;
}

function breakLine(line: string, width: number): string[] {
    const characters = [...line];
    const pieces: string[] = [];
    for (let at = 0; at < characters.length; at += width) pieces.push(characters.slice(at, at + width).join(""));
    return pieces.length === 0 ? [""] : pieces;
}
