import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OriginProcess } from "../edge/origin-process.ts";
import { EMPLOYEES, SEED, TENANTS } from "../edge/seed.ts";
import { tenantHeader } from "../origin/application.ts";
import { PostgresWorkspace } from "../postgres/workspace.ts";
import { freePort } from "../programs/ports.ts";
import { PROGRAMS, requirePrograms } from "../programs/program.ts";
import { ProgramGroup } from "../programs/program-group.ts";
import type { Workload } from "./workload.ts";

const SCHEMA = join(import.meta.dirname, "../origin/schema.sql");

/** The reference origin with a real PostgreSQL and Redis; gone again when `act` has ended. */
export async function withReferenceOrigin<T>(
    environment: NodeJS.ProcessEnv,
    act: (workload: Workload, versions: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
    requirePrograms(["redis-server"]);
    await using stack = new AsyncDisposableStack();
    const group = new ProgramGroup("load");
    stack.defer(() => group.close());
    const workspace = new PostgresWorkspace(environment);
    stack.defer(() => workspace.close());
    const cachePort = await freePort();
    const nothingKept = ["--save", "", "--appendonly", "no"];
    group.start(PROGRAMS["redis-server"].path, ["--bind", "127.0.0.1", "--port", String(cachePort), ...nothingKept]);
    const database = await workspace.create("database");
    const connection = await database.connect();
    await connection.query(`${readFileSync(SCHEMA, "utf8")};${SEED}`);
    await connection.close();
    const origin = new OriginProcess(group, "reference", {
        DATABASE_SOCKET: database.socket.path,
        DATABASE_USER: database.socket.user,
        DATABASE_NAME: database.socket.database,
        CACHE_PORT: String(cachePort),
    });
    await origin.start();
    const workload = {
        base: `http://127.0.0.1:${origin.port}`,
        tenants: TENANTS,
        employees: EMPLOYEES,
        identity: (tenant: string) => ({ [tenantHeader]: tenant }),
        name: "load",
    };
    return await act(workload, { postgresql: await workspace.tools.version(), node: process.versions.node });
}
