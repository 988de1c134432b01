import type { Connection } from "./connection.ts";

/** Rows and checksum of each table, by the table's name. */
export type Content = Readonly<Record<string, string>>;

/** What a database holds: every table of its users, in one snapshot. Equal content gives equal texts. */
export async function contentOf(connection: Connection): Promise<Content> {
    await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = await connection.query(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const content: Record<string, string> = {};
    for (const { name = "" } of tables) {
        const [row] = await connection.query(
            `SELECT count(*) AS rows, coalesce(md5(string_agg(line, '' ORDER BY line)), 'empty') AS checksum
             FROM (SELECT md5(t::text) AS line FROM ${name} t) lines`,
        );
        content[name] = `${row?.rows} rows, ${row?.checksum}`;
    }
    await connection.query("COMMIT");
    return content;
}

/** What differs between two contents, a sentence each. */
export function differences(expected: Content, found: Content): string[] {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
    return names
        .filter((name) => expected[name] !== found[name])
        .map((name) => `${name} should hold ${expected[name] ?? "nothing"}, holds ${found[name] ?? "nothing"}`);
}
