/** A page as one bash script, whose output says which block each line belongs to. */
import type { Block, Page } from "./page.ts";

/** What one block printed, in the order of the page. */
export interface Printed {
    readonly block: Block;
    readonly part: "run" | "cloud" | "stand-in";
    readonly text: string;
}

const MARK = "@@runbook";

/**
 * Blocks run one after the other in one shell that stops at the first failure. A block that needs a cloud runs beside it,
 * with commands that only write down how they were called; its stand-in runs in the shell.
 */
export function scriptOf({ blocks, before }: Page): string {
    const parts = blocks.flatMap((block, index) => {
        const text = withExitCodes(block.text);
        if (block.use === "run") return [mark(index, "run"), text];
        return [
            mark(index, "cloud"),
            `export RUNBOOK_BLOCK=${index}\n(\nset +e +o pipefail\n${text}\n) </dev/null || true\nunset RUNBOOK_BLOCK`,
            ...(block.standIn === undefined ? [] : [mark(index, "stand-in"), withExitCodes(block.standIn)]),
        ];
    });
    return ["set -euo pipefail", "exec 2>&1", before ?? "", ...parts, mark(blocks.length, "run"), ""].join("\n");
}

/** Splits what the script printed. The last mark is missing when the script stopped before its end. */
export function printedBy({ blocks }: Page, output: string): { readonly ended: boolean; readonly printed: Printed[] } {
    const pieces = output.split(new RegExp(`^${MARK} (\\d+) (run|cloud|stand-in)\n`, "m"));
    const printed: Printed[] = [];
    for (let at = 1; at < pieces.length; at += 3) {
        const block = blocks[Number(pieces[at])];
        const part = pieces[at + 1];
        if (block && (part === "run" || part === "cloud" || part === "stand-in")) {
            printed.push({ block, part, text: pieces[at + 2] ?? "" });
        }
    }
    return { ended: Number(pieces.at(-3)) === blocks.length, printed };
}

/** Whether `text` holds each line that a page shows, in any order, where `…` stands for anything. */
export function showsIn(shown: string, text: string): boolean {
    return shown
        .split("\n")
        .filter((line) => line.trim() !== "")
        .every((line) => {
            const parts = line.trim().split(/\s*…\s*/);
            return new RegExp(parts.map((part) => part.split(/\s+/).map(escaped).join("\\s+")).join(".*")).test(text);
        });
}

function mark(index: number, part: Printed["part"]): string {
    return `printf '\\n${MARK} %s\\n' '${index} ${part}'`;
}

/** `command # exits with 1` is a command that has to fail in that way. */
function withExitCodes(text: string): string {
    return text.replace(
        /^(.*?)\s+# exits with (\d+).*$/gm,
        (_, command: string, code: string) =>
            `code=0; { ${command.trim()}; } || code=$?; [ "$code" = ${code} ] || { echo "exited with $code, not ${code}"; false; }`,
    );
}

function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
