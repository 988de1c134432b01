/** A runbook page as its reader and the test see it: sections, anchors and blocks of commands. */

/** What is done with a fenced block: run it, run its stand-in and look its names up, or show it as output. */
export type Use = "run" | "cloud" | "output";

export interface Block {
    readonly use: Use;
    readonly text: string;
    /** Line of the opening fence, counted from one. */
    readonly line: number;
    /** Commands on the sandbox that do what this block would do on a cloud. */
    readonly standIn: string | undefined;
    /** The output that the page shows below the block; `…` stands for anything. */
    readonly shows: string | undefined;
}

export interface Page {
    readonly sections: readonly string[];
    readonly anchors: ReadonlySet<string>;
    readonly blocks: readonly Block[];
    /** Commands on the sandbox that break something before the first block. */
    readonly before: string | undefined;
    /** What is different when the page is done; undefined when everything is as it was. */
    readonly leaves: string | undefined;
}

/** The kinds of fence that a page may have, by what follows the three backticks. */
const USES: Readonly<Record<string, Use>> = { sh: "run", "sh cloud": "cloud", text: "output" };

const FENCE = /^[ ]*```([^\n`]*)\n([\s\S]*?)^[ ]*```[ ]*$(?:\s*<!-- sandbox:?\s([\s\S]*?)-->)?/gm;

/** Reads a page. Throws on a fence of another kind, a stand-in that follows no cloud, and output that follows nothing. */
export function readPage(markdown: string): Page {
    const blocks: Block[] = [];
    for (const match of markdown.matchAll(FENCE)) {
        const [, info = "", text = "", standIn] = match;
        const line = markdown.slice(0, match.index).split("\n").length;
        const use = USES[info.trim()];
        if (use === undefined) {
            throw new Error(`line ${line}: a block must be one of ${Object.keys(USES).join(", ")}, got ${info.trim()}`);
        }
        if (standIn !== undefined && use !== "cloud") {
            throw new Error(`line ${line}: only a block that needs a cloud has a stand-in`);
        }
        const plain = unindented(text);
        if (use === "output") {
            const above = blocks.pop();
            if (above === undefined) throw new Error(`line ${line}: output must follow the commands that print it`);
            blocks.push({ ...above, shows: plain });
        } else {
            blocks.push({ use, text: plain, line, standIn: standIn?.trim(), shows: undefined });
        }
    }
    const prose = markdown.replace(FENCE, "");
    return {
        sections: [...prose.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => title.trim()),
        anchors: new Set([
            ...[...prose.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => slug(title)),
            ...[...prose.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id),
        ]),
        blocks,
        before: directive(prose, "before"),
        leaves: directive(prose, "leaves"),
    };
}

/** How many fences of the page are run, need a cloud with and without a stand-in, or show output. */
export function countBlocks({ blocks }: Page) {
    const count = (matches: (block: Block) => boolean) => blocks.filter(matches).length;
    return {
        run: count(({ use }) => use === "run"),
        stoodIn: count(({ use, standIn }) => use === "cloud" && standIn !== undefined),
        looked: count(({ use, standIn }) => use === "cloud" && standIn === undefined),
        shown: count(({ shows }) => shows !== undefined),
    };
}

function directive(prose: string, name: string): string | undefined {
    return new RegExp(`<!-- sandbox-${name}:?\\s([\\s\\S]*?)-->`).exec(prose)?.[1]?.trim();
}

/** A heading's anchor, as GitHub makes it. */
function slug(title: string): string {
    return title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, "")
        .trim()
        .replace(/\s/g, "-");
}

/** Blocks inside a list are indented with it. */
function unindented(text: string): string {
    const indent = Math.min(
        ...text
            .split("\n")
            .filter((line) => line.trim() !== "")
            .map((line) => line.search(/\S/)),
    );
    return text.replaceAll(new RegExp(`^[ ]{${Number.isFinite(indent) ? indent : 0}}`, "gm"), "");
}
