import { canonicalJson } from "./canonical-json.ts";

/** What two requests must have in common to be the same write; `path` is as the origin gets it, with the query. */
export interface Fingerprinted {
    readonly method: string;
    readonly path: string;
    readonly tenant: string;
    readonly contentType: string | null;
    readonly body: ArrayBuffer | null;
}

/** SHA-256 over method, path, tenant and body, in hex; a JSON body counts by what it says, not by how it is laid out. */
export async function fingerprint(write: Fingerprinted): Promise<string> {
    const { method, path, tenant } = write;
    const head = new TextEncoder().encode(`${JSON.stringify([method, path, tenant])}\n`);
    const body = essence(write);
    const whole = new Uint8Array(head.length + body.length);
    whole.set(head);
    whole.set(body, head.length);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function essence({ body, contentType }: Fingerprinted): Uint8Array {
    const bytes = new Uint8Array(body ?? new ArrayBuffer(0));
    if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType ?? "")) return bytes;
    const text = decoded(bytes);
    const canonical = text === undefined ? undefined : canonicalJson(text);
    return canonical === undefined ? bytes : new TextEncoder().encode(canonical);
}

function decoded(bytes: Uint8Array): string | undefined {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
        return undefined;
    }
}
