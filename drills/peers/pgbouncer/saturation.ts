import { setTimeout as wait } from "node:timers/promises";
import { DATABASE, READ_DATABASE } from "../../../stacks/systems/hire-me-bahamas/tables.ts";
import type { RunResult } from "../../drill.ts";
import { Connection } from "../../postgres/connection.ts";
import type { PostgresServer } from "../../postgres/server.ts";
import { startDatabase } from "./database-pair.ts";
import { longestWaitFor } from "./limits.ts";
import type { Pod } from "./pod.ts";
import { HOST, USER } from "./rendered.ts";
import { type PoolScene, withPod } from "./scene.ts";

/** How long each transaction holds its server connection, in seconds. */
const WORK = 0.05;
const LOOK = 20; // milliseconds between two counts of connections

interface Request {
    readonly seconds: number;
    /** Undefined when it was served. */
    readonly told?: string;
}

/**
 * As many clients as the pool lets in ask for both databases at once, one more knocks, and the server has not one connection
 * more than the file allows. It would take more: a limit of its own would hide a pool that asks for too many, because
 * PgBouncer asks again instead of telling a client.
 */
export async function saturatedPool({ workspace, programs, times, signal }: PoolScene): Promise<RunResult> {
    const server = await startDatabase(workspace, "saturated");
    return withPod(server, { programs, signal }, async (pod) => {
        const { limits } = pod;
        const clients = await Promise.all(
            Array.from({ length: limits.clients }, (_, index) =>
                open(pod, index % 2 === 0 ? DATABASE : READ_DATABASE, signal),
            ),
        );
        try {
            const until = performance.now() + times.crowded * 1000;
            const [most, refusal, served] = await Promise.all([
                mostConnections(server, until, signal),
                refusalOf(pod, signal),
                Promise.all(clients.map((client) => askUntil(client, until, longestWaitFor(limits) * 2000))),
            ]);
            const requests = served.flat();
            const failed = requests.filter(({ told }) => told !== undefined);
            return {
                measurements: [
                    {
                        name: "saturation: connections at the server",
                        unit: "connections",
                        value: most,
                        bound: limits.connections,
                    },
                    { name: "saturation: clients at once", unit: "clients", value: clients.length },
                    { name: "saturation: requests served", unit: "requests", value: requests.length - failed.length },
                    { name: "saturation: requests that failed", unit: "requests", value: failed.length, bound: 0 },
                    {
                        name: "saturation: longest wait of a client",
                        unit: "s",
                        value: Math.max(0, ...requests.map(({ seconds }) => seconds)),
                        bound: longestWaitFor(limits),
                    },
                ],
                invariants: [
                    {
                        id: "the-server-never-has-more-connections-than-the-file-allows",
                        counterexamples: most > limits.connections ? [`${most} at once`] : [],
                    },
                    {
                        id: "the-pool-was-saturated",
                        counterexamples: most < limits.connections ? [`only ${most} connections were in use`] : [],
                    },
                    {
                        id: "a-server-refuses-nobody-for-too-many-connections",
                        counterexamples: failed.flatMap(({ told = "" }) => (/too many/.test(told) ? [told] : [])),
                    },
                    {
                        id: "one-client-more-is-told-so",
                        counterexamples: /max_client_conn/.test(refusal) ? [] : [`it was told: ${refusal}`],
                    },
                ],
            };
        } finally {
            for (const client of clients) client.drop("the clients are ending");
            await server.stop("immediate");
        }
    });
}

function open(pod: Pod, database: string, signal: AbortSignal): Promise<Connection> {
    return Connection.open({ host: HOST, port: pod.port }, { user: USER, database }, signal);
}

/** One request after the other, each as soon as the one before is served; the last ones are given `patience` milliseconds. */
async function askUntil(client: Connection, until: number, patience: number): Promise<readonly Request[]> {
    const requests: Request[] = [];
    const late = setTimeout(() => client.drop("no answer in time"), until + patience - performance.now());
    while (performance.now() < until && !client.ended) {
        const start = performance.now();
        const seconds = (): number => (performance.now() - start) / 1000;
        try {
            await client.query(`SELECT pg_sleep(${WORK})`);
            requests.push({ seconds: seconds() });
        } catch (error) {
            requests.push({ seconds: seconds(), told: error instanceof Error ? error.message : String(error) });
        }
    }
    clearTimeout(late);
    return requests;
}

/** The most connections of the pool's user that the server was seen to have. */
async function mostConnections(server: PostgresServer, until: number, signal: AbortSignal): Promise<number> {
    const operator = await server.connect();
    let most = 0;
    try {
        while (performance.now() < until) {
            const [row] = await operator.query(
                "SELECT count(*) AS connections FROM pg_stat_activity WHERE usename = $1",
                [USER],
            );
            most = Math.max(most, Number(row?.connections));
            await wait(LOOK, undefined, { signal });
        }
    } finally {
        await operator.close();
    }
    return most;
}

/** What a client is told that comes when as many are there as may be. */
async function refusalOf(pod: Pod, signal: AbortSignal): Promise<string> {
    try {
        const client = await open(pod, DATABASE, signal);
        await client.close();
        return "come in";
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
