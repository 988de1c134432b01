import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "../../drills/postgres/connection.ts";

/** Asks until a session waits for a lock that another one holds. */
export async function untilSomebodyWaits(connection: Connection): Promise<void> {
    for (;;) {
        const [row] = await connection.query("SELECT count(*) AS waiting FROM pg_locks WHERE NOT granted");
        if (row?.waiting !== "0") return;
        await wait(5);
    }
}
