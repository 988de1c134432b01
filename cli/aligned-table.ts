/** Lines of a table: the first column flush left, the others flush right. */
export function alignedTable(table: readonly (readonly string[])[]): readonly string[] {
    const columns = Math.max(0, ...table.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) =>
        Math.max(...table.map((row) => row[column]?.length ?? 0)),
    );
    return table.map((row) =>
        row
            .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
            .join("  ")
            .trimEnd(),
    );
}
