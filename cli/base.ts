import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BaseReport, readBaseReport } from "../report/compare.ts";
import { Refusal, sentenceOf } from "../sandbox/engine/refusal.ts";

/** What a verdict is compared with: an earlier report, and the state that it was about where that is at hand. */
export interface Base {
    readonly report: BaseReport;
    readonly state: unknown;
}

/** Reads a `report.json`, and the `state.json` that `--out` writes beside it. Refuses what is neither. */
export function readBase(file: string): Base {
    const state = join(dirname(file), "state.json");
    try {
        return {
            report: readBaseReport(JSON.parse(readFileSync(file, "utf8")), file),
            state: existsSync(state) ? JSON.parse(readFileSync(state, "utf8")) : undefined,
        };
    } catch (error) {
        throw new Refusal(`--base must name the report.json of an earlier check: ${sentenceOf(error)}`);
    }
}
