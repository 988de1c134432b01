import type { Drill, DrillResult, DrillRun, Measurement, RunResult } from "../drill.ts";
import { LoadClient } from "../load/load-client.ts";
import { percentile } from "../load/percentiles.ts";
import { ProgramGroup } from "../programs/program-group.ts";
import { EdgeProcess } from "./edge-process.ts";
import { type Scene, withScene } from "./scene.ts";
import { THIS_MACHINE } from "./this-machine.ts";

const PATIENCE = 5000; // milliseconds
const MOST_ADDED = 0.4; // milliseconds, at the median

/** A Worker that does nothing but pass requests on. */
const PASS_THROUGH = `export default { fetch(request, bindings) {
    const url = new URL(request.url);
    url.host = bindings.ORIGIN;
    return fetch(new Request(url, request));
} };`;

/** Requests through each Worker before those that count, and those that count. */
export interface Sampling {
    readonly warm: number;
    readonly counted: number;
}

/** What the router adds to a Worker that only passes on, for the same reads in the same run, one after the other in turn. */
export async function measureOverhead(
    { environment, runs, signal, onProgress }: Omit<DrillRun, "root">,
    sampling: Sampling,
): Promise<DrillResult> {
    const results: RunResult[] = [];
    let versions = {};
    for (let run = 0; run < runs; run++) {
        onProgress(`run ${run + 1} of ${runs}: ${sampling.counted} reads each way`);
        const result = await withScene(environment, signal, (scene) => {
            versions = scene.versions;
            return measureIn(scene, sampling, signal);
        });
        results.push(result);
    }
    return { runs: results, versions };
}

async function measureIn(scene: Scene, sampling: Sampling, signal: AbortSignal): Promise<RunResult> {
    const group = new ProgramGroup("pass-through");
    const client = new LoadClient({ keepHeaders: [] });
    try {
        const plain = new EdgeProcess({
            group,
            isolates: [
                {
                    name: "pass-through",
                    script: PASS_THROUGH,
                    bindings: { ORIGIN: `127.0.0.1:${scene.primary.proxy.port}` },
                    coordinated: false,
                },
            ],
            onLine: () => {},
        });
        await plain.start();
        const tenant = "tenant-0";
        const headers = {
            host: `127.0.0.1:${scene.balancer.port}`,
            authorization: `Bearer ${scene.issuer.token(tenant)}`,
            "x-ha-tenant": tenant,
        };
        const ask = async (port: number, index: number): Promise<number> => {
            const url = `http://127.0.0.1:${port}/api/v1/employees/employee-0/accrual`;
            const sample = await client.send({ url, headers, about: undefined }, index, performance.now(), PATIENCE);
            if (sample.status !== 200)
                throw new Error(`every read must be answered with 200, got ${sample.status ?? sample.error}`);
            return sample.endedAt - sample.startedAt;
        };
        const ports = { through: plain.port("pass-through"), router: scene.edge.port("isolate-0") };
        const times: { readonly through: number[]; readonly router: number[] } = { through: [], router: [] };
        for (let index = 0; index < sampling.warm + sampling.counted; index++) {
            signal.throwIfAborted();
            // Each goes first every other time: what comes second finds everything warmer.
            const order = index % 2 === 0 ? (["through", "router"] as const) : (["router", "through"] as const);
            for (const way of order) {
                const time = await ask(ports[way], index);
                if (index >= sampling.warm) times[way].push(time);
            }
        }
        return { measurements: compared(times), invariants: [] };
    } finally {
        client.close();
        await group.close();
    }
}

function compared({ through, router }: { readonly through: number[]; readonly router: number[] }): Measurement[] {
    const at = (values: readonly number[], share: number): number => percentile(values, share) ?? 0;
    const figure = (name: string, value: number, bound?: number): Measurement => ({ name, unit: "ms", value, bound });
    return [
        figure("pass-through, p50", at(through, 0.5)),
        figure("pass-through, p99", at(through, 0.99)),
        figure("router, p50", at(router, 0.5)),
        figure("router, p99", at(router, 0.99)),
        figure("added at p50", at(router, 0.5) - at(through, 0.5), MOST_ADDED),
        figure("added at p99", at(router, 0.99) - at(through, 0.99)),
    ];
}

/** What the router costs a request. */
export const overheadDrill: Drill = {
    name: "edge-overhead",
    summary:
        "the router's time for a read, beside that of a Worker that only passes on: at most 0.4 ms more at the median",
    requirements: ["ET-12"],
    doesNotShow: [
        ...THIS_MACHINE,
        "Processors of Cloudflare: what a token's signature costs there may be more or less.",
    ],
    run: (run) => measureOverhead(run, { warm: 300, counted: 3000 }),
};
