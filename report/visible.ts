/**
 * Characters that a reader cannot see but that change what is shown: terminal and other control characters (line breaks
 * and tabs excepted), marks that reverse the direction of text, and separators without width.
 */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** Spells out characters that would deceive a reader or drive a terminal, as `\u{202e}`; line breaks and tabs stay. */
export function visible(text: string): string {
    return text.replace(UNSEEN, (character) =>
        character === "\n" || character === "\t" ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
    );
}

/** The same on one line: every run of white space becomes one space. */
export function visibleLine(text: string): string {
    return visible(text.replace(/\s+/g, " ").trim());
}

/** The first `limit` characters, with an ellipsis as the last when something was cut off. */
export function clip(text: string, limit: number): string {
    const characters = [...text];
    return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}

/** The same with the ellipsis inside, so that names that differ only at their end stay apart. */
export function clipMiddle(text: string, limit: number): string {
    const characters = [...text];
    if (characters.length <= limit) return text;
    const tail = Math.floor((limit - 1) * 0.7);
    const head = Math.max(limit - 1 - tail, 0);
    return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
