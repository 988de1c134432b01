/** A SARIF log without its suppressed results: GitHub shows those as open alerts. Without packages, as `github.ts`. */
export function openResults(sarif: string): string {
    const open: unknown = JSON.parse(sarif, (key, value) =>
        key === "results" && Array.isArray(value) ? value.filter((result) => !isSuppressed(result)) : value,
    );
    return `${JSON.stringify(open, undefined, 2)}\n`;
}

function isSuppressed(result: unknown): boolean {
    if (typeof result !== "object" || result === null || !("suppressions" in result)) return false;
    return Array.isArray(result.suppressions) && result.suppressions.length > 0;
}
