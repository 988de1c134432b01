import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RunResult } from "../drill.ts";
import type { PostgresServer } from "../postgres/server.ts";
import type { PostgresTools } from "../postgres/tools.ts";
import { judgeServer } from "./accident.ts";
import { type Scene, startPrimary } from "./primary.ts";

const execute = promisify(execFile);
const RESTORED = "restored";

/** Runs one of the operators' scripts as an operator does: the database is named by the environment. */
export async function runScript(
    script: "backup-database.sh" | "restore-database.sh",
    file: string,
    environment: Readonly<Record<string, string>>,
    { folder }: PostgresTools,
): Promise<string> {
    const path = join(import.meta.dirname, "../../operations", script);
    const { stdout } = await execute(path, [file], { env: { PATH: `${folder}:${process.env.PATH}`, ...environment } });
    return stdout;
}

/** A dump that is made while clients write, restored into an empty database of another server by the operators' scripts. */
export async function restoreDump(scene: Scene): Promise<RunResult> {
    const { workspace } = scene;
    const { server, operator, clients, quiet } = await startPrimary("dumped", scene);
    const file = join(workspace.folder("dumps"), "ledger.dump");
    const required = clients.acknowledged.map(({ sequence }) => sequence);
    await runScript("backup-database.sh", file, server.environment, workspace.tools);
    const firstForbidden = clients.next;
    await clients.stop();
    await operator.close();

    const other = await emptyServer(scene);
    const start = performance.now();
    await runScript("restore-database.sh", file, { ...other.environment, PGDATABASE: RESTORED }, workspace.tools);
    const seconds = (performance.now() - start) / 1000;
    const invariants = await judgeServer("restored-dump", { required, firstForbidden, quiet }, other, RESTORED);
    await Promise.all([server.stop("immediate"), other.stop("immediate")]);
    return { measurements: [{ name: "restore of a dump", unit: "s", value: seconds }], invariants };
}

async function emptyServer({ workspace }: Scene): Promise<PostgresServer> {
    const server = await workspace.create("empty");
    const operator = await server.connect();
    await operator.query(`CREATE DATABASE ${RESTORED}`);
    await operator.close();
    return server;
}
