import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouterConfig } from "../../components/cloudflare/edge-router/configuration/config.ts";
import { bundleWorker } from "../../components/cloudflare/worker-bundle.ts";
import { FaultProxy } from "../faults/fault-proxy.ts";
import type { PostgresServer } from "../postgres/server.ts";
import { FOLLOWED, startStandby } from "../postgres/standby.ts";
import { PostgresWorkspace } from "../postgres/workspace.ts";
import { freePort } from "../programs/ports.ts";
import { PROGRAMS, requirePrograms } from "../programs/program.ts";
import { ProgramGroup } from "../programs/program-group.ts";
import type { RunningProgram } from "../programs/running-program.ts";
import { Balancer } from "./balancer.ts";
import { EdgeProcess } from "./edge-process.ts";
import { OriginProcess } from "./origin-process.ts";
import { drillConfig, REGIONS } from "./router-config.ts";
import { SEED } from "./seed.ts";

/** Names of the isolates: the first two are busy, and the others get a request now and then. */
export const ISOLATES = ["isolate-0", "isolate-1", "isolate-2", "isolate-3"] as const;
export type IsolateName = (typeof ISOLATES)[number];

const SCHEMA = join(import.meta.dirname, "../origin/schema.sql");
const BALANCER_CHECKS = 1000; // milliseconds between them

/** One region: its instance of the origin, and the way there, on which faults happen. */
export interface RegionScene {
    readonly name: string;
    readonly origin: OriginProcess;
    readonly proxy: FaultProxy;
    readonly database: PostgresServer;
}

/** A change of what an isolate, or the coordinator, holds of a region; `at` is wall-clock time in milliseconds. */
export interface StateLine {
    readonly from: string;
    readonly at: number;
    readonly line: Readonly<Record<string, unknown>>;
}

/** Two regions behind an edge of several isolates, all real and all on this machine. */
export interface Scene {
    readonly primary: RegionScene;
    readonly other: RegionScene;
    readonly redis: RunningProgram;
    readonly balancer: Balancer;
    readonly edge: EdgeProcess;
    readonly config: RouterConfig;
    /** Every line of JSON that the edge has printed so far. */
    readonly lines: readonly StateLine[];
    readonly versions: Readonly<Record<string, string>>;
}

/** Builds a scene, gives it to `act`, and takes it down again, however that ends. */
export async function withScene<T>(
    environment: NodeJS.ProcessEnv,
    signal: AbortSignal,
    act: (scene: Scene) => Promise<T>,
): Promise<T> {
    await using stack = new AsyncDisposableStack();
    requirePrograms(["redis-server"]);
    const group = new ProgramGroup("edge");
    stack.defer(() => group.close());
    const cachePort = await freePort();
    const redis = group.start(PROGRAMS["redis-server"].path, redisArguments(cachePort));
    const workspace = new PostgresWorkspace(environment);
    stack.defer(() => workspace.close());
    signal.throwIfAborted();
    const primaryDatabase = await workspace.create("primary", { ...FOLLOWED, max_connections: "60" });
    const connection = await primaryDatabase.connect();
    await connection.query(`${readFileSync(SCHEMA, "utf8")};${SEED}`);
    await connection.close();
    const otherDatabase = await startStandby(workspace, "standby", primaryDatabase);
    signal.throwIfAborted();

    const region = async (name: string, database: PostgresServer): Promise<RegionScene> => {
        const origin = new OriginProcess(group, name, {
            DATABASE_SOCKET: database.socket.path,
            DATABASE_USER: database.socket.user,
            DATABASE_NAME: database.socket.database,
            CACHE_PORT: String(cachePort),
            STATEMENT_MS: "1000",
            WAIT_MS: "1000",
            DATABASE_UNREACHABLE_MS: "3000",
        });
        await origin.start();
        const proxy = await FaultProxy.start({ port: origin.port }, { protocol: "http" });
        stack.defer(() => proxy.stop());
        return { name, origin, proxy, database };
    };
    const [primary, other] = [
        await region(REGIONS.primary, primaryDatabase),
        await region(REGIONS.failover, otherDatabase),
    ];
    const balancer = await Balancer.start([primary.proxy.port, other.proxy.port], BALANCER_CHECKS);
    stack.defer(() => balancer.stop());
    signal.throwIfAborted();

    const config = drillConfig({ primary: primary.proxy.port, failover: other.proxy.port });
    const { content: script } = bundleWorker("edge-router");
    const lines: StateLine[] = [];
    const edge = new EdgeProcess({
        group,
        isolates: ISOLATES.map((name) => ({
            name,
            script,
            bindings: { CONFIG: config, VERSION: { id: name } },
            coordinated: true,
        })),
        coordination: { script: bundleWorker("edge-coordination").content, bindings: { CONFIG: config } },
        onLine: (line) => lines.push({ ...line, at: Date.now() }),
    });
    await edge.start();
    const versions = { postgresql: await workspace.tools.version(), node: process.versions.node };
    return await act({ primary, other, redis, balancer, edge, config, lines, versions });
}

/** A Redis that keeps nothing on disk. */
function redisArguments(port: number): string[] {
    return ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--appendonly", "no"];
}
