import type { Timeline } from "../drill.ts";
import { escaped } from "./escaped.ts";

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 54;
const RIGHT = 20;
const BOTTOM = 30;
const TOP = 30;
/** Rows of labels above the drawing, and about how wide a letter is in them. */
const ROWS = [10, 23] as const;
const LETTER = 6.5;

interface Series {
    readonly name: string;
    readonly colour: string;
    readonly values: readonly number[];
}

/** One timeline: what clients got, stacked, with lines where something was done, and below it everything that happened. */
export function chart(timeline: Timeline, run: number, runs: number): string {
    const { title, answers, failed, slow, step, seconds, marks } = timeline;
    const series: Series[] = [
        ...Object.entries(answers).map(([name, values], index) => ({
            name: `answered by ${name}`,
            colour: `var(--series-${index % 4})`,
            values,
        })),
        { name: "failed", colour: "var(--failed)", values: failed },
    ].filter(({ name, values }) => name === "failed" || values.some((value) => value > 0));
    const most = Math.max(1, ...failed.map((_, slice) => sumAt(series, slice)));
    const x = (at: number): number => LEFT + (at / seconds) * (WIDTH - LEFT - RIGHT);
    const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - TOP);
    const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
    const described = `${title}: ${series.map(({ name, values }) => `${total(values)} ${name}`).join(", ")}`;
    return [
        `<h3>${escaped(title)}${runs > 1 ? `, run ${run}` : ""}</h3><figure>`,
        `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(described)}">`,
        ...axes(most / step, seconds, x, y, most),
        ...areas(series, step, x, y),
        ...faultLines(marks.filter(({ kind }) => kind === "fault").map(({ at, text }) => ({ at: x(at), text }))),
        "</svg>",
        `<ul class="legend">${series
            .map(
                ({ name, colour, values }) =>
                    `<li><i style="background:${colour}"></i>${escaped(name)} (${total(values)})</li>`,
            )
            .join("")}</ul>`,
        `<figcaption>Requests a second, by when the schedule wanted them. ${total(slow)} answers took longer than half a second.</figcaption></figure>`,
        `<details><summary>What happened (${marks.length})</summary><ol class="marks">${marks
            .map(({ at, kind, text }) => `<li class="${kind}">${at.toFixed(1)} s: ${escaped(text)}</li>`)
            .join("")}</ol></details>`,
    ].join("\n");
}

function sumAt(series: readonly Series[], slice: number): number {
    return series.reduce((sum, { values }) => sum + (values[slice] ?? 0), 0);
}

type Place = (value: number) => number;

function axes(perSecond: number, seconds: number, x: Place, y: Place, most: number): string[] {
    const every = [1, 2, 5, 10, 20, 50, 100].find((step) => seconds / step <= 10) ?? 200;
    const ticks = Array.from({ length: Math.floor(seconds / every) + 1 }, (_, index) => index * every);
    return [
        ...[0, 0.5, 1].map(
            (share) =>
                `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(most * share)}" y2="${y(most * share)}" stroke="var(--line)"/><text x="${LEFT - 6}" y="${y(most * share) + 4}" text-anchor="end" font-size="12" fill="var(--quiet)">${Math.round(perSecond * share)}</text>`,
        ),
        ...ticks.map(
            (at) =>
                `<text x="${x(at).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="middle" font-size="12" fill="var(--quiet)">${at} s</text>`,
        ),
    ];
}

/** Steps of equal width, one series upon the other. */
function areas(series: readonly Series[], step: number, x: Place, y: Place): string[] {
    return series.map(({ colour, values }, index) => {
        const below = (slice: number): number => sumAt(series.slice(0, index), slice);
        const edge = (height: (slice: number) => number) =>
            values.flatMap((_, slice) => [
                `${x(slice * step).toFixed(1)},${y(height(slice)).toFixed(1)}`,
                `${x((slice + 1) * step).toFixed(1)},${y(height(slice)).toFixed(1)}`,
            ]);
        const upper = edge((slice) => below(slice) + (values[slice] ?? 0));
        return `<polygon fill="${colour}" points="${[...upper, ...edge(below).reverse()].join(" ")}"/>`;
    });
}

/** A line for each fault, its label in the first row that has room for it there. */
function faultLines(faults: readonly { readonly at: number; readonly text: string }[]): string[] {
    const taken = ROWS.map(() => 0);
    return faults.flatMap(({ at, text }) => {
        const width = text.length * LETTER;
        const left = Math.min(at + 4, WIDTH - width);
        const row = Math.max(
            0,
            taken.findIndex((end) => end <= left),
        );
        taken[row] = left + width;
        return [
            `<line x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${TOP - 4}" y2="${HEIGHT - BOTTOM}" stroke="var(--text)" stroke-dasharray="4 3"/>`,
            `<text x="${left.toFixed(1)}" y="${ROWS[row]}" font-size="12" fill="var(--text)">${escaped(text)}</text>`,
        ];
    });
}
