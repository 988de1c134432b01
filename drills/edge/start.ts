import { bundleWorker } from "../../components/cloudflare/worker-bundle.ts";
import type { Drill, DrillResult, DrillRun, Measurement, RunResult } from "../drill.ts";
import { LoadClient } from "../load/load-client.ts";
import { percentile } from "../load/percentiles.ts";
import { freePorts } from "../programs/ports.ts";
import { ProgramGroup } from "../programs/program-group.ts";
import { EdgeProcess } from "./edge-process.ts";
import { Issuer } from "./issuer.ts";
import { drillConfig } from "./router-config.ts";

/** What Cloudflare allows a Worker: developers.cloudflare.com/workers/platform/limits, 2026-11-23. */
const LIMITS = { kibibytes: 64 * 1024, startMs: 1000 } as const;
const PATIENCE = 10_000; // milliseconds
const HEALTH = "/api/health/edge";
const KINDS = ["router", "empty"] as const;

/** A Worker that has nothing to start. */
const EMPTY = "export default { fetch() { return new Response(); } };";

/** How large the Workers are, and how long new isolates of the router take to answer, beside those of an empty Worker. */
export async function measureStart(
    { runs, signal, onProgress }: Pick<DrillRun, "runs" | "signal" | "onProgress">,
    isolates: number,
): Promise<DrillResult> {
    const results: RunResult[] = [];
    for (let run = 1; run <= runs; run++) {
        signal.throwIfAborted();
        onProgress(`run ${run} of ${runs}: ${isolates} new isolates of each`);
        results.push({ measurements: [...sizes(), ...starts(await firstAnswers(isolates, signal))], invariants: [] });
    }
    return { runs: results, versions: { node: process.versions.node } };
}

function sizes(): Measurement[] {
    return (["edge-router", "edge-coordination"] as const).map((name) => ({
        name: `${name}, size`,
        unit: "KiB",
        value: Buffer.byteLength(bundleWorker(name).content) / 1024,
        bound: LIMITS.kibibytes,
    }));
}

type Times = Readonly<Record<(typeof KINDS)[number], readonly number[]>>;

/** An isolate starts with its first request. */
async function firstAnswers(isolates: number, signal: AbortSignal): Promise<Times> {
    await using stack = new AsyncDisposableStack();
    const group = new ProgramGroup("start");
    stack.defer(() => group.close());
    const issuer = await Issuer.start();
    stack.defer(() => issuer.stop());
    const client = new LoadClient({ keepHeaders: [] });
    stack.defer(() => client.close());
    const [primary = 0, failover = 0] = await freePorts(2);
    const CONFIG = drillConfig({ primary, failover }, issuer.identity);
    const scripts = { router: bundleWorker("edge-router").content, empty: EMPTY };
    const names = KINDS.flatMap((kind) => Array.from({ length: isolates }, (_, index) => ({ kind, index })));
    const edge = new EdgeProcess({
        group,
        isolates: names.map(({ kind, index }) => ({
            name: `${kind}-${index}`,
            script: scripts[kind],
            bindings: { CONFIG, VERSION: { id: kind } },
            coordinated: false,
        })),
        onLine: () => {},
    });
    await edge.start();
    const times: Record<(typeof KINDS)[number], number[]> = { router: [], empty: [] };
    for (let index = 0; index < isolates; index++) {
        for (const kind of KINDS) {
            signal.throwIfAborted();
            const url = `http://127.0.0.1:${edge.port(`${kind}-${index}`)}${HEALTH}`;
            const sample = await client.send({ url, about: undefined }, index, performance.now(), PATIENCE);
            if (sample.status !== 200)
                throw new Error(`every isolate must answer with 200, got ${sample.status ?? sample.error}`);
            times[kind].push(sample.endedAt - sample.startedAt);
        }
    }
    return times;
}

function starts(times: Times): Measurement[] {
    return KINDS.flatMap((kind) =>
        ([0.5, 1] as const).map((share) => ({
            name: `${kind === "empty" ? "an empty Worker" : "router"}, first answer, ${share === 1 ? "longest" : "p50"}`,
            unit: "ms",
            value: percentile(times[kind], share) ?? 0,
            bound: kind === "router" ? LIMITS.startMs : undefined,
        })),
    );
}

/** What a new isolate of the router costs. */
export const startDrill: Drill = {
    name: "edge-start",
    summary:
        "size of the edge's Workers and the first answer of new isolates, beside an empty Worker and the platform's limits",
    requirements: ["ET-12"],
    doesNotShow: [
        "Cloudflare's own start: it measures the script's when it is uploaded, on its processors, and often starts an isolate during the handshake of TLS.",
        "The first answer of an origin: the router answers here by itself.",
    ],
    run: (run) => measureStart(run, 20),
};
