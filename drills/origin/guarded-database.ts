import {
    closedBreaker,
    type DependencyBreaker,
    type DependencyBreakerRules,
    enter,
    leave,
} from "../../components/cloudflare/edge-router/breakers/dependency-breaker.ts";
import type { CircuitBreaker } from "../../components/core/circuit-breaker.ts";
import { CIRCUIT_BREAKERS } from "../../stacks/systems/esta-tracker/tables.ts";
import { type Database, DatabaseUnavailable, type Query } from "./database.ts";

const { firestore } = CIRCUIT_BREAKERS;
if (firestore === undefined) throw new Error("the system's table must have a breaker for its database");
/** The breaker that the system's table has for its database. */
export const DATABASE_BREAKER: CircuitBreaker = firestore;

/** A breaker of the system's table as the machine takes it. */
export function breakerRules({ failures, successes, reset, window }: CircuitBreaker): DependencyBreakerRules {
    return {
        failureThreshold: failures,
        successThreshold: successes,
        resetTimeout: reset.milliseconds,
        monitorWindow: window.milliseconds,
    };
}

/**
 * A database that is asked nothing for a while after it has failed to answer several times: requests fail at once and are
 * sent to the other region, instead of waiting. What the database refuses is an answer.
 */
export class GuardedDatabase {
    readonly #database: Pick<Database, "query" | "transaction">;
    readonly #rules: DependencyBreakerRules;
    readonly #now: () => number;
    readonly #log: (line: Readonly<Record<string, unknown>>) => void;
    #breaker: DependencyBreaker = closedBreaker;

    constructor(
        database: Pick<Database, "query" | "transaction">,
        rules: DependencyBreakerRules,
        now: () => number,
        log: (line: Readonly<Record<string, unknown>>) => void,
    ) {
        this.#database = database;
        this.#rules = rules;
        this.#now = now;
        this.#log = log;
    }

    /** Rejects with `DatabaseUnavailable` while the breaker is open. */
    query(...statement: Parameters<Query>): ReturnType<Query> {
        return this.#guarded(() => this.#database.query(...statement));
    }

    /** Rejects with `DatabaseUnavailable` while the breaker is open. */
    transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
        return this.#guarded(() => this.#database.transaction(work));
    }

    async #guarded<T>(work: () => Promise<T>): Promise<T> {
        const { breaker, passage } = enter(this.#breaker, this.#rules, this.#now());
        this.#become(breaker);
        if (passage === undefined) throw new DatabaseUnavailable("the database has failed too often just now");
        const end = (result: "success" | "failure"): void =>
            this.#become(leave(this.#breaker, this.#rules, passage, result, this.#now()));
        try {
            const value = await work();
            end("success");
            return value;
        } catch (error) {
            end(error instanceof DatabaseUnavailable ? "failure" : "success");
            throw error;
        }
    }

    #become(breaker: DependencyBreaker): void {
        const { phase } = this.#breaker;
        this.#breaker = breaker;
        if (breaker.phase !== phase)
            this.#log({ event: "breaker", dependency: "database", from: phase, to: breaker.phase });
    }
}
