/** A real PostgreSQL for tests, in a temporary folder of its own. */
import { findPostgres, INSTALL } from "../../drills/postgres/programs.ts";
import { PostgresWorkspace } from "../../drills/postgres/workspace.ts";

/** A workspace for the suite, which closes it; skips the suite where there is no PostgreSQL and none is required. */
export function openPostgres(suite: Mocha.Context): PostgresWorkspace {
    const { env } = process;
    if (findPostgres(env) !== undefined || env.HA_REQUIRE_PROGRAMS === "1") return new PostgresWorkspace(env);
    console.log(`      skipped without PostgreSQL: ${INSTALL}`);
    return suite.skip();
}
