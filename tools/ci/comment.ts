/**
 * Posts each stack's report as one comment on the pull request, or edits the one that is there. Runs after the pull
 * request's own run, with the repository's code and a token that may write; the reports are data of unknown origin.
 * Usage: node tools/ci/comment.ts <folder of reports>; who opened the pull request is in HEAD_OWNER, HEAD_BRANCH, HEAD_SHA.
 */
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { commentMark } from "../../report/markdown/mark.ts";
import { problemWith } from "./comment-body.ts";
import { allPages, type Request, requestsOf, valueAt } from "./github.ts";

const BOT = "github-actions[bot]";
const LARGEST_FILE = 1_000_000;

/** What the event says about the run; the report itself is not asked which pull request it belongs to. */
export interface Head {
    readonly owner: string;
    readonly branch: string;
    readonly sha: string;
}

/** The open pull request whose newest commit was judged; undefined when there is none, as after a further push. */
export async function pullRequestOf(request: Request, { owner, branch, sha }: Head): Promise<number | undefined> {
    const query = `pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`;
    for (const entry of await allPages(request, query)) {
        const number = valueAt(entry, "number");
        if (valueAt(entry, "head", "sha") === sha && typeof number === "number") return number;
    }
    return undefined;
}

/** Writes the comment of one stack: a new one, or the one that an earlier run of this workflow made. */
export async function putComment(request: Request, pullRequest: number, stack: string, body: string): Promise<void> {
    const comments = await allPages(request, `issues/${pullRequest}/comments`);
    const mine = comments.find((comment) => {
        const text = valueAt(comment, "body");
        return (
            valueAt(comment, "user", "login") === BOT && typeof text === "string" && text.startsWith(commentMark(stack))
        );
    });
    const id = valueAt(mine, "id");
    if (typeof id === "number") await request("PATCH", `issues/comments/${id}`, { body });
    else await request("POST", `issues/${pullRequest}/comments`, { body });
}

/** The report to post for a stack, or what is said in its place. */
export function bodyFor(stack: string, folder: string): string {
    const file = join(folder, `check-${stack}`, "report.md");
    const body = readReport(file);
    const problem = body === undefined ? "there is none" : problemWith(body, stack);
    if (body !== undefined && problem === undefined) return body;
    return `${commentMark(stack)}\n# ? Unknown: \`${stack}\`\n\nThe run left no report that can be shown: ${problem}. Its log says more.\n`;
}

function readReport(file: string): string | undefined {
    if (!existsSync(file)) return undefined;
    const entry = lstatSync(file);
    return entry.isFile() && entry.size <= LARGEST_FILE ? readFileSync(file, "utf8") : undefined;
}

/** The stacks of the repository's own files: a report about another one is not asked for. */
export function stacksIn(root: string): readonly string[] {
    return readdirSync(root).flatMap((name) => /^Pulumi\.([A-Za-z0-9_-]+)\.yaml$/.exec(name)?.[1] ?? []);
}

async function main(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
    const { HEAD_OWNER: owner, HEAD_BRANCH: branch, HEAD_SHA: sha } = environment;
    if (!owner || !branch || !sha) throw new Error("HEAD_OWNER, HEAD_BRANCH and HEAD_SHA must be set");
    const request = requestsOf(environment);
    const pullRequest = await pullRequestOf(request, { owner, branch, sha });
    if (pullRequest === undefined) {
        console.log(`no open pull request has ${sha} as its newest commit: nothing to comment on`);
        return;
    }
    for (const stack of stacksIn(process.cwd())) await putComment(request, pullRequest, stack, bodyFor(stack, folder));
}

if (process.argv[1] === import.meta.filename) await main(process.argv[2] ?? "reports", process.env);
