import type { Connection } from "../postgres/connection.ts";

const ACCOUNTS = 200;
const DOCUMENTS = 4_000;
const OPENING = 1_000_000;

/** Money moved from one account to another: a row in `transfers` and both balances, in one transaction. */
export interface Transfer {
    readonly sequence: number;
    readonly source: number;
    readonly target: number;
    readonly amount: number;
}

/** Tables that clients write all the time, and one that nobody writes. */
export async function createLedger(connection: Connection): Promise<void> {
    await connection.query(`
        CREATE TABLE accounts (id int PRIMARY KEY, opening bigint NOT NULL, balance bigint NOT NULL);
        CREATE TABLE transfers (
            sequence bigint PRIMARY KEY, source int NOT NULL REFERENCES accounts, target int NOT NULL REFERENCES accounts,
            amount bigint NOT NULL
        );
        CREATE TABLE documents (id int PRIMARY KEY, title text NOT NULL, body bytea NOT NULL);
        INSERT INTO accounts SELECT id, ${OPENING}, ${OPENING} FROM generate_series(1, ${ACCOUNTS}) id;
        INSERT INTO documents SELECT id, 'document ' || id, decode(repeat(md5(id::text), 32), 'hex')
            FROM generate_series(1, ${DOCUMENTS}) id`);
}

/** Somebody's wrong statement: half of the transfers and a third of the documents are gone, all balances are zero. */
export async function causeAccident(connection: Connection): Promise<void> {
    // The lock first: without it clients and accident could each wait for a row that the other has.
    await connection.query(`
        LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE;
        DELETE FROM transfers WHERE sequence % 2 = 0;
        DELETE FROM documents WHERE id % 3 = 0;
        UPDATE accounts SET balance = 0`);
}

/** The transfer of a sequence number: always the same, so that what is found can be compared with what was sent. */
export function transferOf(sequence: number): Transfer {
    const source = 1 + ((sequence * 7) % ACCOUNTS);
    const target = 1 + ((source + (sequence % (ACCOUNTS - 1))) % ACCOUNTS);
    return { sequence, source, target, amount: 1 + (sequence % 97) };
}

/** One transaction. Balances change in the order of the accounts, so that two transfers never wait for each other. */
export function transferStatement({ sequence, source, target, amount }: Transfer): string {
    const changes = [
        { id: source, by: -amount },
        { id: target, by: amount },
    ].sort((one, other) => one.id - other.id);
    const updates = changes.map(({ id, by }) => `UPDATE accounts SET balance = balance + ${by} WHERE id = ${id}`);
    return [...updates, `INSERT INTO transfers VALUES (${sequence}, ${source}, ${target}, ${amount})`].join(";\n");
}
