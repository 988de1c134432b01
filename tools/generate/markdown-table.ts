/** A table, its cells as they are; columns whose head ends in `:` are set flush right. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    return [
        line(heads.map((head) => head.replace(/:$/, ""))),
        line(heads.map((head) => (head.endsWith(":") ? "--:" : "---"))),
        ...rows.map(line),
    ];
}

/** A text as it can stand in a cell: on one line, without bars that end it. */
export function cell(text: string): string {
    return text.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
}

/** The same for sentences: what looks like a tag outside code is shown as it is written. */
export function prose(text: string): string {
    return cell(text)
        .split("`")
        .map((part, index) => (index % 2 === 0 ? part.replaceAll("<", "\\<") : part))
        .join("`");
}
