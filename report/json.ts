import type { Report } from "./model.ts";

/** The object that `ha check --format json` prints, with a newline at the end. */
export function renderJson(report: Report): string {
    return `${JSON.stringify(report, undefined, 2)}\n`;
}
