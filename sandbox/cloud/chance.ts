/** Values that a cloud would draw at random, drawn here from a seed so that equal runs give equal states. */
import { createHash } from "node:crypto";

const alphabets = {
    hex: "0123456789abcdef",
    digits: "0123456789",
    alnum: "abcdefghijklmnopqrstuvwxyz0123456789",
} as const;
const epoch = Date.UTC(2026, 0, 1);

/** `length` characters of the alphabet; `digits` never begin with 0. */
export function token(seed: string, kind: keyof typeof alphabets, length: number, salt = ""): string {
    const alphabet = alphabets[kind];
    let text = "";
    for (let block = 0; text.length < length; block++) {
        for (const byte of digest(`${seed}\n${kind}\n${salt}\n${block}`)) {
            const first = kind === "digits" && text.length === 0;
            text += first ? alphabet[1 + (byte % 9)] : alphabet[byte % alphabet.length];
        }
    }
    return text.slice(0, length);
}

/** A version 4 UUID. */
export function uuid(seed: string, salt = ""): string {
    const hex = token(seed, "hex", 32, `uuid ${salt}`);
    const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A host address of an IPv4 block: neither the network's own address nor the last one, where there is room. */
export function address(seed: string, block: string, salt = ""): string {
    const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
    const parts = match?.slice(1).map(Number) ?? [];
    const [a = 256, b = 0, c = 0, d = 0, bits = 33] = parts;
    if ([a, b, c, d].some((part) => part > 255) || bits > 32) {
        throw new Error(`block must be an IPv4 network such as 10.0.0.0/8, got ${block}`);
    }
    const size = 2 ** (32 - bits);
    const base = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
    const hosts = Math.max(1, size - 2);
    const host = base + (size > 2 ? 1 : 0) + (digest(`${seed}\naddress\n${salt}`).readUInt32BE(0) % hosts);
    return [24, 16, 8, 0].map((shift) => Math.floor(host / 2 ** shift) % 256).join(".");
}

/** 2026-01-01T00:00:00Z, plus some seconds. */
export function instant(secondsLater = 0): string {
    return new Date(epoch + secondsLater * 1000).toISOString().replace(".000Z", "Z");
}

function digest(text: string): Buffer {
    return createHash("sha256").update(text).digest();
}
