import { type Answer, json, Refused } from "./answer.ts";
import type { Database, Query } from "./database.ts";
import { fingerprintOf, performOnce } from "./idempotency.ts";
import type { TenantCache } from "./tenant-cache.ts";
import { enterEpoch } from "./writer-epoch.ts";

/** A request to enter time worked, as it came in. */
export interface WorkLogRequest {
    readonly method: string;
    readonly path: string;
    readonly tenant: string;
    readonly key: string | undefined;
    readonly epoch: string | undefined;
    readonly body: string;
}

interface WorkLog {
    readonly employee: string;
    readonly minutes: number;
}

/** Time worked by employees, and what follows from it. */
export class WorkLogs {
    readonly #database: Database;
    readonly #cache: TenantCache;

    constructor(database: Database, cache: TenantCache) {
        this.#database = database;
        this.#cache = cache;
    }

    /** Enters time worked: once per Idempotency-Key, in order per employee, and never for a writer of the past. */
    async enter({ method, path, tenant, key, epoch, body }: WorkLogRequest): Promise<Answer> {
        if (key === undefined || key === "" || key.length > 255)
            throw new Refused(400, "idempotency-key", "Idempotency-Key must be given, with at most 255 characters");
        const log = readWorkLog(body);
        const fingerprint = fingerprintOf(method, path, tenant, log);
        const answer = await this.#database.transaction(async (query) => {
            const current = await enterEpoch(query, epoch);
            return performOnce(query, { tenant, key, fingerprint }, () => insert(query, tenant, key, log, current));
        });
        await this.#cache.tell(tenant, "work-log-created");
        return answer;
    }

    /** What an employee has worked and earned by it: an hour of sick time for each 30 hours. */
    async accrual(tenant: string, employee: string): Promise<Answer> {
        const place = { tenant, tag: "employee-accrual", id: employee };
        const { text, hit } = await this.#cache.through(place, async () => {
            const [row] = await this.#database.query(
                "SELECT minutes_worked FROM employees WHERE tenant = $1 AND id = $2",
                [tenant, employee],
            );
            if (row === undefined) return undefined;
            const minutesWorked = Number(row.minutes_worked);
            return JSON.stringify({ tenant, employee, minutesWorked, accruedMinutes: Math.floor(minutesWorked / 30) });
        });
        if (text === undefined) throw new Refused(404, "not-found", "there is no such employee");
        const headers = { "content-type": "application/json", "x-cache-l2": hit ? "hit" : "miss" };
        return { status: 200, headers, body: text, ownFault: false };
    }

    /** The last entries of an employee, newest first, always from the database. */
    async recent(tenant: string, employee: string): Promise<Answer> {
        const rows = await this.#database.query(
            "SELECT sequence, minutes FROM work_logs WHERE tenant = $1 AND employee = $2 ORDER BY sequence DESC LIMIT 50",
            [tenant, employee],
        );
        const logs = rows.map(({ sequence, minutes }) => ({ sequence: Number(sequence), minutes: Number(minutes) }));
        return json(200, { tenant, employee, logs });
    }

    /** Minutes by employee, of the whole tenant. */
    async report(tenant: string): Promise<Answer> {
        const rows = await this.#database.query(
            "SELECT employee, sum(minutes) AS minutes, count(*) AS entries FROM work_logs WHERE tenant = $1 GROUP BY employee ORDER BY employee",
            [tenant],
        );
        const employees = rows.map(({ employee, minutes, entries }) => ({
            employee,
            minutes: Number(minutes),
            entries: Number(entries),
        }));
        return json(200, { tenant, employees });
    }
}

/** The employee's row is locked first: sequence numbers of one employee are in the order of their effects. */
async function insert(query: Query, tenant: string, key: string, log: WorkLog, epoch: number): Promise<Answer> {
    await query(
        `INSERT INTO employees (tenant, id, minutes_worked) VALUES ($1, $2, $3)
         ON CONFLICT (tenant, id) DO UPDATE SET minutes_worked = employees.minutes_worked + excluded.minutes_worked`,
        [tenant, log.employee, log.minutes],
    );
    const [row] = await query(
        `INSERT INTO work_logs (tenant, employee, minutes, idempotency_key, writer_epoch)
         VALUES ($1, $2, $3, $4, $5) RETURNING sequence`,
        [tenant, log.employee, log.minutes, key, epoch],
    );
    return json(201, { tenant, sequence: Number(row?.sequence), ...log });
}

function readWorkLog(body: string): WorkLog {
    const refused = new Refused(
        400,
        "work-log",
        'the body must be JSON such as {"employee":"e-1","minutes":30}, with 1 to 1440 minutes',
    );
    const value = parsed(body);
    if (typeof value !== "object" || value === null || !("employee" in value) || !("minutes" in value)) throw refused;
    const { employee, minutes } = value;
    if (typeof employee !== "string" || !/^[\w-]{1,64}$/.test(employee)) throw refused;
    if (typeof minutes !== "number" || !Number.isInteger(minutes) || minutes < 1 || minutes > 1440) throw refused;
    return { employee, minutes };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined; // refused with all other bodies that are not what is needed
    }
}
