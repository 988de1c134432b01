import type { Region } from "../configuration/config.ts";
import { tellSender } from "../identity/sender-headers.ts";
import { originUrl } from "../sending/inbound.ts";
import { replayHeader, writerEpochHeader } from "../sending/internal-headers.ts";
import type { DueWrite } from "./due-write.ts";
import { idempotencyKeyHeader } from "./idempotency.ts";

/** A queued write as its origin gets it: the client's key, the principal it was accepted from, the epoch of now. */
export function replayRequest(write: DueWrite, region: Region, epoch: number): Request {
    const headers = new Headers(write.headers);
    headers.set(idempotencyKeyHeader, write.idempotencyKey);
    headers.set(writerEpochHeader, String(epoch));
    headers.set(replayHeader, "1");
    tellSender(headers, write);
    return new Request(originUrl(region, write.path), {
        method: write.method,
        headers,
        body: write.body ?? null,
        redirect: "manual",
    });
}
