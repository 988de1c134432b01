import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FaultProxy } from "../../faults/fault-proxy.ts";
import { serverAccount } from "../../postgres/tools.ts";
import { eventually } from "../../programs/eventually.ts";
import { freePort } from "../../programs/ports.ts";
import { PROGRAMS } from "../../programs/program.ts";
import type { ProgramGroup } from "../../programs/program-group.ts";
import type { RunningProgram } from "../../programs/running-program.ts";
import { limitsOf, type PoolLimits } from "./limits.ts";
import { renderedPool } from "./rendered.ts";

const PATIENCE = 15_000; // in milliseconds, until PgBouncer listens

/**
 * What a HireMeBahamas pod holds besides the application: PgBouncer on its rendered file, and a connector for each of the
 * two databases. A relay of bytes stands in for Google's connector: it listens where the file says, whatever the server
 * behind it is, and ends a client's connection when the server cannot be reached.
 */
export class Pod {
    readonly port: number;
    readonly limits: PoolLimits;
    readonly #programs: ProgramGroup;
    readonly #file: string;
    readonly #connectors: readonly FaultProxy[];
    #pool: RunningProgram;

    private constructor(programs: ProgramGroup, port: number, connectors: readonly FaultProxy[], rendered: string) {
        this.port = port;
        this.limits = limitsOf(rendered);
        this.#programs = programs;
        this.#connectors = connectors;
        this.#file = join(programs.folder, `pgbouncer-${port}.ini`);
        writeFileSync(this.#file, rendered);
        this.#pool = this.#launch();
    }

    /** A pod whose connectors reach the server on this port. Throws with PgBouncer's own words when it does not start. */
    static async start(programs: ProgramGroup, server: number, signal: AbortSignal): Promise<Pod> {
        const [write, read] = [await FaultProxy.start({ port: server }), await FaultProxy.start({ port: server })];
        const port = await freePort();
        const rendered = renderedPool({ pool: port, write: write.port, read: read.port });
        const pod = new Pod(programs, port, [write, read], rendered);
        try {
            await pod.#listening(signal);
            return pod;
        } catch (error) {
            await pod.stop();
            throw error;
        }
    }

    /** The instance is on another machine from now on; its name, and so the pool's target, is the same. */
    retarget(server: number): void {
        for (const connector of this.#connectors) connector.retarget({ port: server });
    }

    /**
     * Ends PgBouncer with a signal and starts it again, as Kubernetes does with a container. Returns when the old process
     * had ended, in milliseconds of `performance.now()`: until then it may still serve what is sent.
     */
    async restart(ending: NodeJS.Signals, signal: AbortSignal): Promise<number> {
        await this.#pool.stop(ending);
        const goneAt = performance.now();
        this.#pool = this.#launch();
        await this.#listening(signal);
        return goneAt;
    }

    async stop(): Promise<void> {
        try {
            await this.#pool.stop("SIGTERM");
        } finally {
            await Promise.all(this.#connectors.map((connector) => connector.stop()));
        }
    }

    #launch(): RunningProgram {
        return this.#programs.start(PROGRAMS.pgbouncer.path, [this.#file], serverAccount()); // it refuses root
    }

    async #listening(signal: AbortSignal): Promise<void> {
        await eventually("PgBouncer listening", { milliseconds: PATIENCE, signal }, () => {
            const { said, ended } = this.#pool;
            if (ended || /unknown|FATAL|ERROR/.test(said)) throw new Error(`PgBouncer did not start: ${said.trim()}`);
            return said.includes("process up") || undefined;
        });
    }
}
