import { visible } from "../visible.ts";

/** Text that is HTML already. Only `html` and `trusted` make it, so whatever is plain text gets escaped on its way in. */
export class Markup {
    readonly source: string;

    constructor(source: string) {
        this.source = source;
    }
}

export type Content = Markup | string | number | undefined | false | readonly Content[];

/** Template for HTML: whatever is put in is escaped, unless it is markup; lists are joined; undefined and false vanish. */
export function html(pieces: TemplateStringsArray, ...values: readonly Content[]): Markup {
    const source = pieces.reduce((sum, piece, index) => `${sum}${render(values[index - 1])}${piece}`);
    return new Markup(source);
}

/** Marks a constant of ours as markup; never for text from outside. */
export function trusted(source: string): Markup {
    return new Markup(source);
}

/** Safe between tags and inside quoted attributes; characters that cannot be seen are spelled out. */
export function escapeHtml(text: string): string {
    return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`);
}

function render(value: Content): string {
    if (value === undefined || value === false) return "";
    if (value instanceof Markup) return value.source;
    if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
    return value.map(render).join("");
}
