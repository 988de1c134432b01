import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { renderHtml } from "./html.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Report } from "./model.ts";
import { renderSarif } from "./sarif.ts";

/** Paths of the files written. */
export interface WrittenReport {
    readonly html: string;
    readonly json: string;
    readonly markdown: string;
    readonly sarif: string;
    readonly junit: string;
    readonly state: string;
}

/** What the umask leaves of it. */
const FOR_EVERYBODY = 0o666;
/** A state may have been exported with its secrets shown. */
const FOR_THE_OWNER = 0o600;

/**
 * Writes `<out>/<stack>/report.html`, `.json`, `.md`, `.sarif`, `.junit.xml` and `state.json`. Each file appears whole or
 * not at all: all are written beside their place first and only then renamed. `state` is the exported deployment of the same run.
 */
export async function writeReport(out: string, report: Report, state: unknown): Promise<WrittenReport> {
    if (!/^[A-Za-z0-9_.-]+$/.test(report.stack) || /^\.+$/.test(report.stack)) {
        throw new RangeError(
            `stack must be a name of letters, digits, "-", "_" and "." to give a folder, got "${report.stack}"`,
        );
    }
    const folder = join(out, report.stack);
    const files: WrittenReport = {
        html: join(folder, "report.html"),
        json: join(folder, "report.json"),
        markdown: join(folder, "report.md"),
        sarif: join(folder, "report.sarif"),
        junit: join(folder, "report.junit.xml"),
        state: join(folder, "state.json"),
    };
    const contents = [
        [files.html, renderHtml(report), FOR_EVERYBODY],
        [files.json, renderJson(report), FOR_EVERYBODY],
        [files.markdown, renderMarkdown(report), FOR_EVERYBODY],
        [files.sarif, renderSarif(report), FOR_EVERYBODY],
        [files.junit, renderJunit(report), FOR_EVERYBODY],
        [files.state, `${JSON.stringify(state, undefined, 2)}\n`, FOR_THE_OWNER],
    ] as const;
    await mkdir(folder, { recursive: true });
    const written: string[] = [];
    try {
        for (const [path, content, mode] of contents) {
            written.push(temporary(path));
            await writeThrough(temporary(path), content, mode);
        }
        for (const [path] of contents) await rename(temporary(path), path);
    } catch (error) {
        // What went wrong first is what the caller has to hear of, also when the cleaning up fails too.
        await Promise.allSettled(written.map((path) => rm(path, { force: true })));
        throw error;
    }
    return files;
}

/** In the same folder, because a rename is atomic only within a file system; per process, so that two runs do not mix. */
function temporary(path: string): string {
    return `${path}.${process.pid}.tmp`;
}

/** On disk before it is renamed. */
async function writeThrough(path: string, content: string, mode: number): Promise<void> {
    const file = await open(path, "w", mode);
    try {
        await file.writeFile(content, "utf8");
        await file.sync();
    } finally {
        await file.close();
    }
}
