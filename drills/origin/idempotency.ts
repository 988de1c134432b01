import { createHash } from "node:crypto";
import { type Answer, Refused } from "./answer.ts";
import type { Query } from "./database.ts";

/** Says on an answer that it is the stored one of an earlier request. */
export const replayedHeader = "idempotency-replayed";

/** A write as it is recognised again: its key within the tenant, and what it asked for. */
export interface KeyedWrite {
    readonly tenant: string;
    readonly key: string;
    readonly fingerprint: string;
}

/** SHA-256 of what a write asks for. Fields of the body may come in any order. */
export function fingerprintOf(method: string, path: string, tenant: string, body: unknown): string {
    return createHash("sha256")
        .update([method, path, tenant, canonical(body)].join("\n"))
        .digest("hex");
}

/**
 * Performs a write once, inside the caller's transaction: its answer is stored with its effect, and whoever sends the
 * write again gets that answer. The same key with another request is refused (422). While a transaction with the same key
 * is open this waits for its end, as long as the session's lock timeout allows.
 */
export async function performOnce(query: Query, write: KeyedWrite, effect: () => Promise<Answer>): Promise<Answer> {
    const { tenant, key, fingerprint } = write;
    const inserted = await query(
        "INSERT INTO idempotency_outcomes (tenant, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key",
        [tenant, key, fingerprint],
    );
    if (inserted.length === 0) return storedAnswer(query, write);
    const answer = await effect();
    await query("UPDATE idempotency_outcomes SET status = $3, body = $4 WHERE tenant = $1 AND key = $2", [
        tenant,
        key,
        answer.status,
        answer.body,
    ]);
    return answer;
}

async function storedAnswer(query: Query, { tenant, key, fingerprint }: KeyedWrite): Promise<Answer> {
    const [row] = await query(
        "SELECT fingerprint, status, body FROM idempotency_outcomes WHERE tenant = $1 AND key = $2",
        [tenant, key],
    );
    if (row?.fingerprint !== fingerprint)
        throw new Refused(422, "idempotency-key-reused", "the Idempotency-Key belongs to another request");
    const headers = { "content-type": "application/json", [replayedHeader]: "true" };
    return { status: Number(row.status), headers, body: row.body ?? "", ownFault: false };
}

/** JSON with the fields of every object in order. */
function canonical(value: unknown): string {
    return JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
            : inner,
    );
}
