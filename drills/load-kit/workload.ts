import type { OBJECTIVES } from "../../stacks/systems/esta-tracker/objectives.ts";
import type { LoadRequest } from "../load/sample.ts";

/** Kinds of operation that the load holds; the objectives have a batch too, which the reference origin does not. */
export type Operation = Exclude<keyof (typeof OBJECTIVES)["latency"], "batch">;

/** Of each hundred requests: one in ten is a write, as 100 of 1,000 and 200 of 2,000 are. */
const SHARES: Readonly<Record<Operation, number>> = { write: 10, cachedRead: 69, databaseRead: 20, report: 1 };

export interface Workload {
    readonly base: string;
    readonly tenants: number;
    readonly employees: number;
    /** Headers that say who asks. */
    readonly identity: (tenant: string) => Readonly<Record<string, string>>;
    /** Makes the keys of writes differ from those of another load. */
    readonly name: string;
}

/** The operation that the request of this number is: the same share in each hundred, spread evenly. */
export function operationAt(index: number): Operation {
    // 37 and 100 have no common divisor: the hundred are gone through once, in another order.
    let place = (index * 37) % 100;
    if (place < SHARES.write) return "write";
    place -= SHARES.write;
    if (place < SHARES.databaseRead) return "databaseRead";
    return place < SHARES.databaseRead + SHARES.report ? "report" : "cachedRead";
}

/** The request of this number. Tenants and employees take turns. */
export function requestAt(
    { base, tenants, employees, identity, name }: Workload,
    index: number,
): LoadRequest<Operation> {
    const tenant = `tenant-${index % tenants}`;
    const employee = `employee-${Math.floor(index / tenants) % employees}`;
    const about = operationAt(index);
    const headers = identity(tenant);
    const api = `${base}/api/v1`;
    if (about === "write") {
        const body = JSON.stringify({ employee, minutes: 60 });
        const more = { "content-type": "application/json", "idempotency-key": `${name}-${index}` };
        return { url: `${api}/work-logs`, method: "POST", headers: { ...headers, ...more }, body, about };
    }
    const paths = {
        cachedRead: `employees/${employee}/accrual`,
        databaseRead: `work-logs?employee=${employee}`,
        report: "reports/hours",
    };
    return { url: `${api}/${paths[about]}`, headers, about };
}
