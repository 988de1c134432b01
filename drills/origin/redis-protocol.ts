/** What Redis answers to the commands used here: a text, or null where there is none. */
export type Reply = string | null;

const END = "\r\n";

/** A command in RESP 2: an array of bulk strings. */
export function writeCommand(parts: readonly string[]): string {
    return [`*${parts.length}`, ...parts.flatMap((part) => [`$${Buffer.byteLength(part)}`, part]), ""].join(END);
}

/** All replies that have arrived whole, and the bytes of the next one. Throws on a kind that these commands never get. */
export function readReplies(received: Buffer): { readonly replies: readonly (Reply | Error)[]; readonly rest: Buffer } {
    const replies: (Reply | Error)[] = [];
    let rest = received;
    for (let one = readOne(rest); one !== undefined; one = readOne(rest)) {
        replies.push(one.reply);
        rest = rest.subarray(one.length);
    }
    return { replies, rest };
}

function readOne(bytes: Buffer): { readonly reply: Reply | Error; readonly length: number } | undefined {
    const end = bytes.indexOf(END);
    if (end < 0) return undefined;
    const [kind, text] = [bytes.toString("latin1", 0, 1), bytes.toString("utf8", 1, end)];
    const next = end + END.length;
    if (kind === "+" || kind === ":") return { reply: text, length: next };
    if (kind === "-") return { reply: new Error(text), length: next };
    if (kind !== "$") throw new Error(`a reply must be a text, a number or an error, got one that begins with ${kind}`);
    const size = Number(text);
    if (size < 0) return { reply: null, length: next };
    if (bytes.length < next + size + END.length) return undefined;
    return { reply: bytes.toString("utf8", next, next + size), length: next + size + END.length };
}
