/** A link or an image of a page, as it is written. */
export interface Link {
    /** Path or address; empty for a heading of the page itself. */
    readonly target: string;
    /** What stands after `#`. */
    readonly anchor: string | undefined;
}

/** The links and images of a page, in its order; what stands in code is none. */
export function linksIn(page: string): Link[] {
    const text = withoutCode(page).replace(/`[^`\n]*`/g, "");
    const inline = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
    const defined = [...text.matchAll(/^\[[^\]]+\]:\s+<?([^\s>]+)>?/gm)];
    return [...inline, ...defined].map(([, written = ""]) => {
        const [target = "", anchor] = written.split("#", 2);
        return { target, anchor };
    });
}

/**
 * The anchors of a page: those written as `<a id="…">`, and those that a forge makes of headings, in lower case, without
 * punctuation, with a number behind one that is there already.
 */
export function anchorsIn(page: string): Set<string> {
    const found = new Set([...withoutCode(page).matchAll(/<a id="([^"]+)"/g)].map(([, id = ""]) => id));
    for (const [, heading = ""] of withoutCode(page).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
        const anchor = anchorOf(heading);
        let unused = anchor;
        for (let number = 1; found.has(unused); number += 1) unused = `${anchor}-${number}`;
        found.add(unused);
    }
    return found;
}

function anchorOf(heading: string): string {
    return heading
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
        .replace(/\s/g, "-");
}

function withoutCode(page: string): string {
    return page.replace(/^(```+|~~~+)[^\n]*\n[\s\S]*?^\1\s*$/gm, "");
}
