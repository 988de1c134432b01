import type { Figure } from "./evidence.ts";

const NONE = "none";

/** Figures side by side: a row for each of what was measured, with a cell for each thing behind its name. */
export interface Comparison {
    readonly rows: readonly (readonly string[])[];
    /** Those that stand in the rows. */
    readonly figures: ReadonlySet<Figure>;
}

/** Puts side by side what is called `<thing>: <what>`: medians, and the worst behind it where runs differ. */
export function compared(figures: readonly Figure[], things: readonly string[]): Comparison {
    const inRows = new Set<Figure>();
    const rows = new Map<string, Map<string, string>>();
    for (const figure of figures) {
        const thing = things.find((one) => figure.name.startsWith(`${one}: `));
        if (thing === undefined) continue;
        inRows.add(figure);
        const what = figure.name.slice(thing.length + 2);
        rows.set(what, (rows.get(what) ?? new Map<string, string>()).set(thing, shownValue(figure)));
    }
    return {
        rows: [...rows].map(([what, cells]) => [what, ...things.map((thing) => cells.get(thing) ?? NONE)]),
        figures: inRows,
    };
}

function shownValue({ median, worst, unit }: Figure): string {
    return [worst === median ? `${median}` : `${median} (${worst})`, unit].join(" ").trimEnd();
}
