import type { OfferedWrite } from "../../../../../components/cloudflare/edge-router/writes/offered-write.ts";

/** A write as an isolate offers it; tests replace what they are about. */
export function exampleWrite(changes: Partial<OfferedWrite> = {}): OfferedWrite {
    return {
        shard: 3,
        tenant: "acme",
        subject: "ann",
        orderKey: '["acme","employee","7"]',
        idempotencyKey: "key-1",
        fingerprint: "f1",
        method: "POST",
        path: "/api/v1/employees/7/hours",
        headers: { "content-type": "application/json" },
        body: new TextEncoder().encode('{"hours":8}'),
        ...changes,
    };
}
