/** The problem type an origin gives with 409 when a write carries a lower writer epoch than its database holds. */
export const staleEpochType = "urn:ha-platform:problem:stale-epoch";

/** Whether an answer's status and body say that the write was refused, without effect, for its epoch. */
export function saysStaleEpoch(status: number, body: string): boolean {
    if (status !== 409) return false;
    try {
        const problem: unknown = JSON.parse(body);
        return typeof problem === "object" && problem !== null && "type" in problem && problem.type === staleEpochType;
    } catch {
        return false;
    }
}
