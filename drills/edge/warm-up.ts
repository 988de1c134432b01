import { eventually } from "../programs/eventually.ts";
import { ISOLATES, type Scene } from "./scene.ts";

const QUICK = 250; // milliseconds
const IN_A_ROW = 5;

/** Asks through every isolate until it answers quickly several times in a row: what is measured is no first start. */
export async function warmUp({ edge, issuer }: Scene, signal: AbortSignal): Promise<void> {
    const headers = { authorization: `Bearer ${issuer.token("tenant-0")}` };
    for (const name of ISOLATES) {
        let quick = 0;
        await eventually(`quick answers through ${name}`, { milliseconds: 60_000, signal }, async () => {
            for (const read of ["employees/employee-0/accrual", "work-logs?employee=employee-0"]) {
                const start = performance.now();
                const url = `http://127.0.0.1:${edge.port(name)}/api/v1/${read}`;
                const response = await fetch(url, { headers, signal: AbortSignal.timeout(5000) });
                await response.body?.cancel();
                quick = response.ok && performance.now() - start < QUICK ? quick + 1 : 0;
            }
            return quick >= IN_A_ROW ? true : undefined;
        });
    }
}
