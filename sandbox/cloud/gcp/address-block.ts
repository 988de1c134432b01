/** IPv4 blocks as number ranges, for what the API refuses about overlaps and sizes. */
import { Address4 } from "ip-address";

export interface Block {
    readonly first: bigint;
    readonly last: bigint;
    readonly prefix: number;
}

/** `undefined` for what is no IPv4 block; the facts refuse those. */
export function parseBlock(written: string | undefined): Block | undefined {
    if (written === undefined || !Address4.isValid(written)) return undefined;
    const address = new Address4(written);
    return {
        first: address.startAddress().bigInt(),
        last: address.endAddress().bigInt(),
        prefix: address.subnetMask,
    };
}

export function overlaps(a: Block, b: Block): boolean {
    return a.first <= b.last && b.first <= a.last;
}

export function contains(outer: Block, inner: Block): boolean {
    return outer.first <= inner.first && inner.last <= outer.last;
}

/** The first host of a block, such as `10.0.0.1` for `10.0.0.0/20`. */
export function firstHost(written: string): string {
    return new Address4(written).startAddressExclusive().correctForm();
}
