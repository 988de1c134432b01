import { SqlError } from "../postgres/connection.ts";
import { type Answer, problem, Refused } from "./answer.ts";
import { DatabaseUnavailable } from "./database.ts";
import type { Health } from "./health.ts";
import type { WorkLogs } from "./work-logs.ts";
import { epochHeader } from "./writer-epoch.ts";

/** A request, read whole. Names of headers are in lower case. */
export interface Asked {
    readonly method: string;
    readonly url: URL;
    readonly header: (name: string) => string | undefined;
    readonly body: string;
}

/** Names the tenant. Only the edge may set it, from a token whose signature it has checked. */
export const tenantHeader = "x-tenant";

// SQLSTATE: a standby or a demoted writer, and a lock that somebody else has held for too long.
const READ_ONLY = "25006";
const LOCKED = "55P03";

/** What the origin answers to each request. Never rejects. */
export class Application {
    readonly #health: Health;
    readonly #workLogs: WorkLogs;
    readonly #log: (line: Readonly<Record<string, unknown>>) => void;

    constructor(health: Health, workLogs: WorkLogs, log: (line: Readonly<Record<string, unknown>>) => void) {
        this.#health = health;
        this.#workLogs = workLogs;
        this.#log = log;
    }

    async answer(asked: Asked): Promise<Answer> {
        const health = this.#health.answer(asked.url.pathname);
        if (health !== undefined) return health;
        const answer = await this.#business(asked).catch((error: unknown) => this.#refusal(error));
        this.#health.count(answer);
        return answer;
    }

    async #business({ method, url, header, body }: Asked): Promise<Answer> {
        const path = url.pathname;
        const tenant = header(tenantHeader);
        if (tenant === undefined || !/^[\w-]{1,64}$/.test(tenant))
            throw new Refused(401, "tenant", "the request must come through the edge with a token of a tenant");
        if (path === "/api/v1/work-logs" && method === "POST") {
            const [key, epoch] = [header("idempotency-key"), header(epochHeader)];
            return this.#workLogs.enter({ method, path, tenant, key, epoch, body });
        }
        const [, employee] = /^\/api\/v1\/employees\/([\w-]{1,64})\/accrual$/.exec(path) ?? [];
        if (employee !== undefined && method === "GET") return this.#workLogs.accrual(tenant, employee);
        const asked = url.searchParams.get("employee");
        if (path === "/api/v1/work-logs" && method === "GET" && asked !== null)
            return this.#workLogs.recent(tenant, asked);
        if (path === "/api/v1/reports/hours" && method === "GET") return this.#workLogs.report(tenant);
        throw new Refused(404, "not-found", "there is no such resource");
    }

    #refusal(error: unknown): Answer {
        if (error instanceof Refused) return error.answer;
        if (error instanceof SqlError && error.code === READ_ONLY) {
            const answer = problem(503, "read-only", "this region does not take writes now");
            return { ...answer, headers: { ...answer.headers, "retry-after": "5" } };
        }
        if (error instanceof SqlError && error.code === LOCKED) {
            const answer = problem(
                409,
                "in-progress",
                "a request with the same key or for the same employee is under way",
            );
            return { ...answer, headers: { ...answer.headers, "retry-after": "1" } };
        }
        this.#log({ event: "request-failed", message: String(error) });
        if (error instanceof DatabaseUnavailable)
            return problem(503, "database", "the database did not answer; send the same Idempotency-Key again");
        return { ...problem(500, "internal", "the request failed"), ownFault: true };
    }
}
