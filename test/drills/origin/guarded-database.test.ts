import assert from "node:assert/strict";
import { DatabaseUnavailable } from "../../../drills/origin/database.ts";
import { breakerRules, DATABASE_BREAKER, GuardedDatabase } from "../../../drills/origin/guarded-database.ts";
import { SqlError } from "../../../drills/postgres/connection.ts";

/** A database that fails with what it is told, under the system's own breaker. */
function scene() {
    let failure: Error | undefined;
    let asked = 0;
    let now = 0;
    const phases: unknown[] = [];
    const query = async () => {
        asked++;
        if (failure !== undefined) throw failure;
        return [];
    };
    const database = { query, transaction: <T>(work: (ask: typeof query) => Promise<T>) => work(query) };
    const guarded = new GuardedDatabase(
        database,
        breakerRules(DATABASE_BREAKER),
        () => now,
        ({ to }) => phases.push(to),
    );
    return {
        guarded,
        phases,
        asked: () => asked,
        fail: (error: Error | undefined) => {
            failure = error;
        },
        wait: (milliseconds: number) => {
            now += milliseconds;
        },
    };
}

describe("the origin's database behind its breaker", () => {
    it("[ET-09] is asked nothing for 30 s after five failures, and closes after two successes", async () => {
        const { guarded, phases, asked, fail, wait } = scene();
        fail(new DatabaseUnavailable("no answer"));
        for (let failure = 0; failure < 5; failure++) await assert.rejects(guarded.query("SELECT 1"), /no answer/);
        await assert.rejects(guarded.query("SELECT 1"), /failed too often/);
        wait(29_999);
        await assert.rejects(
            guarded.transaction((query) => query("SELECT 1")),
            /failed too often/,
        );
        assert.equal(asked(), 5);
        wait(1);
        fail(undefined);
        await guarded.query("SELECT 1");
        await guarded.transaction((query) => query("SELECT 1"));
        assert.deepEqual(phases, ["open", "half-open", "closed"]);
    });

    it("takes what the database refuses for an answer", async () => {
        const { guarded, phases, fail } = scene();
        fail(new SqlError("23505", "duplicate key"));
        for (let refusal = 0; refusal < 10; refusal++) await assert.rejects(guarded.query("SELECT 1"), SqlError);
        assert.deepEqual(phases, []);
    });
});
