import { Address4 } from "ip-address";
import type { Problem } from "./argument-error.ts";

/** Sizes that a block may have, as prefix lengths: `largest` is the smaller number. */
export interface BlockSizes {
    readonly largest?: number;
    readonly smallest: number;
    /** Completes `must be a /18 or larger …`: what the block has to hold. */
    readonly toHold: string;
}

/** What is wrong with the regions' IPv4 blocks: not a network address, too large or small, or overlapping. */
export function addressBlockProblems(
    blocks: Readonly<Record<string, string>>,
    path: string,
    sizes: BlockSizes,
): Problem[] {
    const problems: Problem[] = [];
    const parsed: { region: string; block: Address4 }[] = [];
    for (const [region, text] of Object.entries(blocks)) {
        const reason = blockProblem(text, sizes);
        if (reason === undefined) parsed.push({ region, block: new Address4(text) });
        else problems.push({ path: `${path}.${region}`, reason: `${reason}, got ${text}` });
    }
    for (const [index, { region, block }] of parsed.entries()) {
        for (const other of parsed.slice(0, index)) {
            if (block.isInSubnet(other.block) || other.block.isInSubnet(block)) {
                problems.push({
                    path: `${path}.${region}`,
                    reason: `must not overlap the block of ${other.region} (${other.block.address}), got ${block.address}`,
                });
            }
        }
    }
    return problems;
}

function blockProblem(text: string, { largest = 0, smallest, toHold }: BlockSizes): string | undefined {
    if (!Address4.isValid(text) || !text.includes("/")) return "must be an IPv4 block such as 10.16.0.0/16";
    const block = new Address4(text);
    if (block.subnetMask > smallest) return `must be a /${smallest} or larger to hold ${toHold}`;
    if (block.subnetMask < largest) return `must be a /${largest} or smaller, the most that a network takes`;
    if (block.startAddress().address !== block.addressMinusSuffix)
        return `must start at its network address ${block.startAddress().address}/${block.subnetMask}`;
    return undefined;
}

/** The block that starts `at` sixty-fourths into the whole and is `2^-halvings` of it. */
export function partOfBlock(whole: string, at: number, halvings: number): string {
    const block = new Address4(whole);
    const offset = (BigInt(at) * 2n ** BigInt(32 - block.subnetMask)) / 64n;
    const first = Address4.fromBigInt(block.startAddress().bigInt() + offset);
    return `${first.address}/${block.subnetMask + halvings}`;
}
