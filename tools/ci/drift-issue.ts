/**
 * Opens one issue for a stack whose clouds differ from its state, keeps it up to date, and closes it when they agree.
 * Usage: node tools/ci/drift-issue.ts <stack> <file that read-drift.ts wrote>.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { allPages, type Request, requestsOf, valueAt } from "./github.ts";
import type { Drift } from "./read-drift.ts";

const LISTED = 100;
const LONGEST_LINE = 300;

/** What read-drift.ts printed. Anything else counts as a refresh that failed. */
export function parseDrift(text: string): Drift {
    const drift: unknown = text.trim() === "" ? undefined : JSON.parse(text);
    const [kind, lines] = [valueAt(drift, "kind"), valueAt(drift, "lines")];
    if (kind === "none") return { kind };
    return kind === "drift" && Array.isArray(lines) ? { kind, lines: lines.map(String) } : { kind: "failed" };
}

export function issueTitle(stack: string): string {
    return `Drift: ${stack} differs from its state`;
}

/** Markdown for the issue; the lines are shown as code, in which nothing is markup. */
export function issueBody(stack: string, { lines }: { readonly lines: readonly string[] }): string {
    const shown = lines
        .slice(0, LISTED)
        .map((line) => line.replaceAll("`", "'").replace(/\s+/g, " ").slice(0, LONGEST_LINE));
    const left = lines.length - shown.length;
    return [
        `The daily check found that the clouds of \`${stack}\` are not as its state says:`,
        `\`\`\`text\n${shown.join("\n")}\n\`\`\``,
        ...(left > 0 ? [`_${left} more._`] : []),
        "Numbers, switches and constants are shown; texts that the clouds hold are left out, because this page may be public.",
        `See them with \`pulumi refresh --stack ${stack} --preview-only --diff\`. Take it over with \`pulumi refresh\` and a change of the program, or undo it with \`pulumi up\`.`,
    ].join("\n\n");
}

/** One open issue while there is drift; none without. A refresh that failed changes nothing. */
export async function putIssue(request: Request, stack: string, drift: Drift): Promise<void> {
    if (drift.kind === "failed") return;
    const open = await allPages(request, "issues?state=open&labels=drift");
    const mine = open.find((issue) => valueAt(issue, "title") === issueTitle(stack));
    const number = valueAt(mine, "number");
    if (drift.kind === "none") {
        if (typeof number === "number") await request("PATCH", `issues/${number}`, { state: "closed" });
        return;
    }
    const body = issueBody(stack, drift);
    if (typeof number === "number") await request("PATCH", `issues/${number}`, { body });
    else await request("POST", "issues", { title: issueTitle(stack), body, labels: ["drift"] });
}

if (process.argv[1] === import.meta.filename) {
    const [, , stack, file] = process.argv;
    if (stack === undefined || file === undefined) throw new Error("a stack and a file must be named");
    const drift = parseDrift(readFileSync(file, "utf8"));
    await putIssue(requestsOf(process.env), stack, drift);
    console.log(`${stack}: ${drift.kind}`);
    if (drift.kind !== "none") process.exitCode = 1;
}
