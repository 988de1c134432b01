/** IPv4 networks as ranges of numbers. */
export interface Block {
    readonly first: number;
    readonly last: number;
}

/** The range of an IPv4 network; undefined when the text is none. */
export function blockOf(cidr: string): Block | undefined {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
    if (!match) return undefined;
    const [a = 0, b = 0, c = 0, d = 0, bits = 0] = match.slice(1).map(Number);
    const size = 2 ** (32 - bits);
    const first = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
    return { first, last: first + size - 1 };
}

export function contains(outer: Block, inner: Block): boolean {
    return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(one: Block, other: Block): boolean {
    return one.first <= other.last && other.first <= one.last;
}
