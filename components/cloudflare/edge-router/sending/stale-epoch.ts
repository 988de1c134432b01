/**
 * Whether an answer says that a write was refused, without effect, because its writer epoch is lower than the one of the
 * origin's database: 409 with a problem document whose type ends in `stale-epoch`.
 */
export function saysStaleEpoch(status: number, body: string): boolean {
    if (status !== 409) return false;
    try {
        const problem: unknown = JSON.parse(body);
        if (typeof problem !== "object" || problem === null || !("type" in problem)) return false;
        return typeof problem.type === "string" && /(^|[:/])stale-epoch$/.test(problem.type);
    } catch {
        return false;
    }
}
