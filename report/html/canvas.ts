import { clipMiddle } from "../visible.ts";
import { html, type Markup } from "./markup.ts";

export const LINE = 18;
/** Width of a wide character at the picture's text size; text that would not fit gets an ellipsis inside. */
const CHARACTER = 6.7;
const INSET = 10;

/** One line of text in a panel. */
export type Line = readonly [text: string, style: "title" | "soft" | "bad" | ""];

/** Collects the shapes of one SVG picture; all lengths in its own units, which are pixels at full size. */
export class Canvas {
    private readonly width: number;
    private readonly head: string;
    private readonly shapes: Markup[] = [];

    /** `head` is the id of the arrow head, unique in the page. */
    constructor(width: number, head: string) {
        this.width = width;
        this.head = head;
    }

    /** The height that `panel` needs for so many lines. */
    static heightOf(lines: number): number {
        return lines * LINE + 16;
    }

    box(x: number, y: number, width: number, height: number, style: string): void {
        this.shapes.push(
            html`<rect class="${style}" x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="8"/>\n`,
        );
    }

    /** A box with lines of text from its top left. */
    panel(x: number, y: number, width: number, height: number, style: string, lines: readonly Line[]): void {
        this.box(x, y, width, height, style);
        for (const [index, line] of lines.entries())
            this.line(x + INSET, y + 22 + index * LINE, width - 2 * INSET, line);
    }

    /** A line of text, shortened inside where it would leave `width`; the whole of it shows on hover. */
    line(x: number, y: number, width: number, [text, style]: Line, anchor: "start" | "middle" | "end" = "start"): void {
        const shown = clipMiddle(text, Math.max(Math.floor(width / CHARACTER), 1));
        const whole = shown !== text && html`<title>${text}</title>`;
        this.shapes.push(
            html`<text class="${style}" x="${x}" y="${y}" text-anchor="${anchor}">${shown}${whole}</text>\n`,
        );
    }

    /** A line through the points, with an arrow head at the last. */
    arrow(...points: readonly (readonly [x: number, y: number])[]): void {
        const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
        this.shapes.push(html`<path d="${path}" marker-end="url(#${this.head})"/>\n`);
    }

    finish(style: string, description: string, height: number): Markup {
        const marker = html`<defs><marker id="${this.head}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>`;
        return html`<svg class="${style}" viewBox="0 0 ${this.width} ${height}" role="img" aria-label="${description}">${marker}${this.shapes}</svg>`;
    }
}
