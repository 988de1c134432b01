/** Widths of characters in DejaVu Sans, the widest of the usual sans-serif fonts, in hundredths of the text's size. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
    [/[ijl'|]/, 28],
    [/[.,:; ]/, 32],
    [/[frt()[\]/-]/, 42],
    [/[mMW%@]/, 99],
    [/[wGOQNDHU&]/, 82],
    [/[A-Z]/, 72],
];
const OTHERS = 64;
/** Bold letters of the same font are wider by this. */
const BOLD = 1.12;

/** At most how wide a text is in the fonts that a reader may have. */
export function textWidth(text: string, size: number, bold = false): number {
    const hundredths = [...text].reduce((sum, letter) => {
        const [, width = OTHERS] = CLASSES.find(([letters]) => letters.test(letter)) ?? [];
        return sum + width;
    }, 0);
    return (hundredths / 100) * size * (bold ? BOLD : 1);
}

/** The text in lines no wider than `width`, broken at spaces, or behind hyphens and dots where there is no space. */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
    const lines: string[] = [];
    let line = "";
    for (const piece of text.split(/(?<=[\s.-])/)) {
        if (line !== "" && textWidth((line + piece).trimEnd(), size, bold) > width) {
            lines.push(line.trimEnd());
            line = "";
        }
        line += piece;
    }
    return [...lines, line.trimEnd()];
}
