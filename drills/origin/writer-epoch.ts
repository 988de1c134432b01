import { Refused } from "./answer.ts";
import type { Query } from "./database.ts";

/** The number of the writer that the edge believes in. */
export const epochHeader = "x-writer-epoch";

/**
 * Lets a transaction write in the epoch it was sent in: a higher one than the database's raises that, a lower one is
 * refused. The row stays locked until the transaction ends, so that no raise comes between the check and the effect. A
 * request without the header, past the edge, writes in the database's own epoch.
 */
export async function enterEpoch(query: Query, sent: string | undefined): Promise<number> {
    if (sent !== undefined && !/^\d{1,15}$/.test(sent))
        throw new Refused(400, "writer-epoch", `${epochHeader} must be a whole number, got ${sent}`);
    if (sent !== undefined) await query("UPDATE writer SET epoch = $1 WHERE epoch < $1", [sent]);
    const [row] = await query("SELECT epoch FROM writer FOR SHARE");
    const current = Number(row?.epoch);
    if (sent !== undefined && Number(sent) < current)
        throw new Refused(409, "stale-epoch", `the writer's epoch is ${current}, the request was sent in ${sent}`);
    return current;
}
