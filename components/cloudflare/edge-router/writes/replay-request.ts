import type { Region } from "../configuration/config.ts";
import { originUrl } from "../sending/inbound.ts";
import { replayHeader, subjectHeader, tenantHeader, writerEpochHeader } from "../sending/internal-headers.ts";
import { idempotencyKeyHeader } from "./idempotency.ts";
import type { DueWrite } from "./write-queue.ts";

/** A queued write as its origin gets it: the client's key, the principal it was accepted from, the epoch of now. */
export function replayRequest(write: DueWrite, region: Region, epoch: number): Request {
    const headers = new Headers(write.headers);
    headers.set(idempotencyKeyHeader, write.idempotencyKey);
    headers.set(writerEpochHeader, String(epoch));
    headers.set(replayHeader, "1");
    headers.set(tenantHeader, write.tenant);
    headers.set(subjectHeader, write.subject);
    return new Request(originUrl(region, write.path), {
        method: write.method,
        headers,
        body: write.body ?? null,
        redirect: "manual",
    });
}
