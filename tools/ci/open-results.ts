import * as z from "zod";

const log = z.looseObject({
    runs: z.array(
        z.looseObject({ results: z.array(z.looseObject({ suppressions: z.array(z.unknown()).optional() })) }),
    ),
});

/** A SARIF log without its suppressed results: GitHub shows those as open alerts. */
export function openResults(sarif: string): string {
    const { runs, ...rest } = log.parse(JSON.parse(sarif));
    const open = runs.map((run) => ({
        ...run,
        results: run.results.filter(({ suppressions = [] }) => suppressions.length === 0),
    }));
    return `${JSON.stringify({ ...rest, runs: open }, undefined, 2)}\n`;
}
