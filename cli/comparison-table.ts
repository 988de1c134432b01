import type { Figure } from "../drills/evidence.ts";

const NONE = "none";

/** Lines of a table with a column for each thing compared: medians, and the worst behind it where runs differ. */
export function comparisonTable(figures: readonly Figure[], compared: readonly string[]): readonly string[] {
    const cells = new Map(figures.map((figure) => [figure.name, figure]));
    const whats = figures.flatMap(({ name }) => {
        const thing = compared.find((one) => name.startsWith(prefixOf(one)));
        return thing === undefined ? [] : [name.slice(prefixOf(thing).length)];
    });
    const rows = [...new Set(whats)].map((what) => [
        what,
        ...compared.map((thing) => cellOf(cells.get(prefixOf(thing) + what))),
    ]);
    const table = [["", ...compared], ...rows];
    const widths = ["", ...compared].map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    return table.map((row) =>
        row
            .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
            .join("  ")
            .trimEnd(),
    );
}

/** Whether a figure stands in the table of what is compared. */
export function isCompared({ name }: Figure, compared: readonly string[]): boolean {
    return compared.some((one) => name.startsWith(prefixOf(one)));
}

function prefixOf(thing: string): string {
    return `${thing}: `;
}

function cellOf(figure: Figure | undefined): string {
    if (figure === undefined) return NONE;
    const { median, worst, unit } = figure;
    return [worst === median ? `${median}` : `${median} (${worst})`, unit].join(" ").trimEnd();
}
