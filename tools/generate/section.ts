/** The lines between which a page that is written by hand holds a generated part. */
function marks(name: string) {
    return { start: `<!-- generated: ${name} -->`, end: `<!-- end of ${name} -->` };
}

/** The page with its part of that name made anew. Throws when the page does not say where the part belongs. */
export function withSection(page: string, name: string, content: readonly string[]): string {
    const { start, end } = marks(name);
    const [from, to] = [page.indexOf(start), page.indexOf(end)];
    if (from === -1 || to < from) throw new Error(`the page must hold ${start} and ${end}, in this order`);
    return `${page.slice(0, from + start.length)}\n\n${content.join("\n")}\n\n${page.slice(to)}`;
}
