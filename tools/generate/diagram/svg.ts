import type { Diagram } from "./diagram.ts";
import { type Arrow, type Box, type Drawing, layOut, SIZES, type Text } from "./layout.ts";

/** Colours for light and for dark pages, the same as in `docs/architecture.svg`. */
const STYLE = `
    .page { fill: #ffffff } .card, .clients { fill: #ffffff; stroke: #d0d7de } .arrival { fill: #fff4e5; stroke: #e0a458 }
    .region { fill: #eaf3ff; stroke: #7fb0e8 } .shared { fill: #eaf7ee; stroke: #7cc191 }
    text { font-size: ${SIZES.text}px; fill: #424a53 } .title { font-size: ${SIZES.title}px; font-weight: 600; fill: #1f2328 }
    .small { font-size: ${SIZES.small}px; fill: #59636e } .heading { font-size: ${SIZES.small}px; fill: #59636e; font-style: italic }
    .line { stroke: #6e7781; stroke-width: 1.5; fill: none } .dashed { stroke-dasharray: 5 4 } .head { fill: #6e7781 }
    @media (prefers-color-scheme: dark) {
      .page { fill: #0d1117 } .card, .clients { fill: #161b22; stroke: #30363d } .arrival { fill: #2b1d0e; stroke: #9e6a2b }
      .region { fill: #0e2238; stroke: #37608f } .shared { fill: #10281a; stroke: #3c7a50 }
      text { fill: #c4ccd4 } .title { fill: #e6edf3 } .small, .heading { fill: #9198a1 }
      .line { stroke: #9198a1 } .head { fill: #9198a1 }
    }`;

/** The picture as a file: SVG with a title and a description in words, readable on light and on dark pages. */
export function svg(diagram: Diagram): string {
    return render(layOut(diagram), diagram);
}

function render({ width, height, boxes, texts, arrows }: Drawing, diagram: Diagram): string {
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${round(height)}" role="img" aria-labelledby="title description" font-family="system-ui, -apple-system, 'Segoe UI', sans-serif">`,
        "  <!-- Generated from the planned graph of the stack prod by `node tools/generate.ts`. -->",
        `  <title id="title">${escaped(diagram.title)}: what stands where</title>`,
        `  <desc id="description">${escaped(describe(diagram))}</desc>`,
        `  <style>${STYLE}\n  </style>`,
        '  <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
        `  <rect class="page" width="${width}" height="${round(height)}" rx="10"/>`,
        ...boxes.map(rectangle),
        ...arrows.map(line),
        ...texts.map(words),
        "</svg>",
        "",
    ].join("\n");
}

function rectangle({ x, y, width, height, style }: Box): string {
    return `  <rect class="${style}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="8"/>`;
}

function line({ from, to, dashed, bothWays }: Arrow): string {
    const [start, end] = [from, to].map((point) => point.map(round).join(" "));
    const tail = bothWays ? ' marker-start="url(#head)"' : "";
    return `  <path class="line${dashed ? " dashed" : ""}" d="M${start}L${end}"${tail} marker-end="url(#head)"/>`;
}

function words({ text, x, y, style, anchor }: Text): string {
    const middle = anchor === "middle" ? ' text-anchor="middle"' : "";
    return `  <text class="${style}" x="${round(x)}" y="${round(y)}"${middle}>${escaped(text)}</text>`;
}

/** The picture in words. */
function describe({ arrival, primary, failover, shared, links }: Diagram): string {
    const titles = (cards: readonly { readonly title: string; readonly name: string }[]) =>
        cards.map(({ title, name }) => `${title} ${name}`).join(", ");
    const region = ({ name, role, layers }: Diagram["primary"]) =>
        `${name} (${role}): ${titles(Object.values(layers).flat())}.`;
    return [
        `Requests arrive through ${titles(arrival)}.`,
        region(primary),
        region(failover),
        ...(shared.length > 0 ? [`Both share ${titles(shared)}.`] : []),
        ...links.map(({ from, to, label, bothWays }) => `${from} ${bothWays ? "and" : "to"} ${to}: ${label}.`),
    ].join(" ");
}

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** To half a unit, so that a file does not change by what nobody sees. */
function round(length: number): number {
    return Math.round(length * 2) / 2;
}
