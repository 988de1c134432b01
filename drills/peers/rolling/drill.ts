import { setTimeout as wait } from "node:timers/promises";
import type { Drill, DrillResult, DrillRun, RunResult } from "../../drill.ts";
import { openLoad } from "../../load/open-load.ts";
import { hasFailed, latencyOf } from "../../load/sample.ts";
import { requirePrograms } from "../../programs/program.ts";
import { programVersions } from "../../programs/versions.ts";
import { renderedNginx } from "../balancers/rendered-nginx.ts";
import type { FleetServer } from "../fleet/fleet-server.ts";
import { performRuns, together } from "../runs.ts";
import { withFleet } from "../trial/fleet-trial.ts";
import { readOf } from "../trial/trial.ts";

const PATIENCE = 30_000; // milliseconds of a client
const PAUSE = 1000; // between one server's start and the next one's end
/** One request of so many may not be repeated. */
const WRITES = 10;
const OTHER_REGION = "other-region";
const PLAN = {
    servers: { one: "active", two: "active", three: "active", [OTHER_REGION]: "backup" },
    balancers: [renderedNginx("rendered")],
} as const;

/** How the servers end: as they are told to by SIGTERM, or as if the machine were lost. */
type Ending = "in order" | "killed";

/** The three servers of a region are replaced one after the other, behind the rendered NGINX, under load. */
export const rollingRestartDrill: Drill = {
    name: "rolling-restart",
    summary: "three servers behind the rendered NGINX are restarted one after the other at 200 requests/s; and killed",
    requirements: ["HB-07", "AG-03"],
    doesNotShow: [
        "The steps of Kubernetes: readiness, endpoints and the 10 s before SIGTERM are not here. A server is refused for a moment instead, which is harder, and keeps its address, which is easier.",
        "Your application: the server here answers each request in milliseconds, asks for new connections while it leaves and ends with its last answer, as docs/health-contract.md asks of yours.",
    ],
    run: (run) => performRollingRestarts(run, { rate: 200, rounds: 1 }),
};

/** The drill with a load of one's own; in each round all three servers are replaced. */
export async function performRollingRestarts(
    run: Pick<DrillRun, "runs" | "signal" | "onProgress">,
    load: { readonly rate: number; readonly rounds: number },
): Promise<DrillResult> {
    requirePrograms(["nginx", "openssl"]);
    const results = await performRuns(run, {
        "servers end in order, one after the other": async () => [await restartAll("in order", load, run.signal)],
        "servers are killed, one after the other": async () => [await restartAll("killed", load, run.signal)],
    });
    return { runs: results.map(together), versions: programVersions(["nginx"]) };
}

function restartAll(
    ending: Ending,
    { rate, rounds }: { readonly rate: number; readonly rounds: number },
    signal: AbortSignal,
): Promise<RunResult> {
    return withFleet(PLAN, signal, async (fleet, [front]) => {
        if (front === undefined) throw new Error("a plan has a balancer, got none");
        const abort = new AbortController();
        const own = fleet.filter(({ name }) => name !== OTHER_REGION);
        const seconds = 2 + rounds * own.length * 3;
        const load = openLoad({
            rate,
            seconds,
            timeoutMs: PATIENCE,
            anyCertificate: true,
            signal: AbortSignal.any([signal, abort.signal]),
            request: (index) => ({
                ...readOf(front, index),
                ...(index % WRITES === 0 && { method: "POST", body: "{}" }),
                about: index % WRITES === 0 ? "write" : "read",
            }),
        });
        try {
            const [samples, restarts] = await Promise.all([load, restart(own, rounds, ending, signal)]);
            const failed = (kind: string) => samples.filter((one) => one.about === kind && hasFailed(one)).length;
            const bound = ending === "in order" ? 0 : undefined;
            const elsewhere = samples.filter(({ headers }) => headers["x-ha-region"] === OTHER_REGION).length;
            return {
                measurements: [
                    { name: `${ending}: reads that failed`, unit: "requests", value: failed("read"), bound: 0 },
                    { name: `${ending}: writes that failed`, unit: "requests", value: failed("write"), bound },
                    { name: `${ending}: longest`, unit: "ms", value: Math.max(...samples.map(latencyOf)) },
                    { name: `${ending}: answered by the other region`, unit: "requests", value: elsewhere },
                ],
                invariants: [
                    {
                        id: "every-restart-happened-under-load",
                        counterexamples:
                            restarts < seconds * 1000
                                ? []
                                : [`the restarts took ${Math.round(restarts)} ms, the load ${seconds} s`],
                    },
                ],
            };
        } finally {
            abort.abort();
        }
    });
}

/** Milliseconds that it took. */
async function restart(
    servers: readonly FleetServer[],
    rounds: number,
    ending: Ending,
    signal: AbortSignal,
): Promise<number> {
    const start = performance.now();
    await wait(PAUSE, undefined, { signal });
    for (let round = 0; round < rounds; round++) {
        for (const server of servers) {
            await (ending === "in order" ? server.stop() : server.kill());
            await server.start(signal);
            await wait(PAUSE, undefined, { signal });
        }
    }
    return performance.now() - start;
}
