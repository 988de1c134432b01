import type { Invariant } from "../drill.ts";
import type { Connection } from "../postgres/connection.ts";
import { type Content, contentOf, differences } from "../postgres/content.ts";
import { type Transfer, transferOf } from "./ledger.ts";

/** What a restored database must hold, known from the clients' side and from a quiet moment before. */
export interface Expectation {
    /** Writes that were confirmed before the moment that is restored. */
    readonly required: readonly number[];
    /** The first sequence number that was sent after it. */
    readonly firstForbidden: number;
    /** Content of a quiet moment: tables that no client writes must be equal. */
    readonly quiet: Content;
}

/** What a restored database holds. */
export interface Found {
    readonly transfers: readonly Transfer[];
    readonly balances: readonly { readonly id: number; readonly opening: number; readonly balance: number }[];
    readonly content: Content;
}

const WRITTEN = ["public.accounts", "public.transfers"];

export async function findIn(connection: Connection): Promise<Found> {
    const transfers = await connection.query(
        "SELECT sequence, source, target, amount FROM transfers ORDER BY sequence",
    );
    const accounts = await connection.query("SELECT id, opening, balance FROM accounts ORDER BY id");
    return {
        transfers: transfers.map(({ sequence, source, target, amount }) => ({
            sequence: Number(sequence),
            source: Number(source),
            target: Number(target),
            amount: Number(amount),
        })),
        balances: accounts.map(({ id, opening, balance }) => ({
            id: Number(id),
            opening: Number(opening),
            balance: Number(balance),
        })),
        content: await contentOf(connection),
    };
}

/** Compares what was found with what must be there; each invariant's id begins with `what`. */
export function judgeContent(what: string, expected: Expectation, found: Found): Invariant[] {
    const present = new Set(found.transfers.map(({ sequence }) => sequence));
    return [
        {
            id: `${what}-has-every-write-confirmed-before`,
            counterexamples: expected.required
                .filter((sequence) => !present.has(sequence))
                .map((sequence) => `write ${sequence} was confirmed and is missing`),
        },
        {
            id: `${what}-has-no-write-sent-after`,
            counterexamples: [...present]
                .filter((sequence) => sequence >= expected.firstForbidden)
                .map((sequence) => `write ${sequence} was sent afterwards and is there`),
        },
        { id: `${what}-holds-writes-as-they-were-sent`, counterexamples: altered(found.transfers) },
        { id: `${what}-holds-whole-transactions`, counterexamples: wrongBalances(found) },
        {
            id: `${what}-has-equal-checksums-where-nobody-wrote`,
            counterexamples: differences(unwritten(expected.quiet), unwritten(found.content)),
        },
    ];
}

function altered(transfers: readonly Transfer[]): string[] {
    return transfers
        .filter((found) => {
            const sent = transferOf(found.sequence);
            return found.source !== sent.source || found.target !== sent.target || found.amount !== sent.amount;
        })
        .map(({ sequence }) => `write ${sequence} is not what was sent`);
}

function wrongBalances({ transfers, balances }: Found): string[] {
    const expected = new Map(balances.map(({ id, opening }) => [id, opening]));
    for (const { source, target, amount } of transfers) {
        expected.set(source, (expected.get(source) ?? 0) - amount);
        expected.set(target, (expected.get(target) ?? 0) + amount);
    }
    const known = new Map(balances.map(({ id, balance }) => [id, balance]));
    return [...expected]
        .filter(([id, balance]) => known.get(id) !== balance)
        .map(([id, balance]) => `account ${id} should have ${balance}, has ${known.get(id) ?? "no row"}`);
}

function unwritten(content: Content): Content {
    return Object.fromEntries(Object.entries(content).filter(([name]) => !WRITTEN.includes(name)));
}
