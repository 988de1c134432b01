import type { Drill, DrillResult, DrillRun, RunResult } from "../../drill.ts";
import { requirePrograms } from "../../programs/program.ts";
import { programVersions } from "../../programs/versions.ts";
import { documentNginx, renderedNginx } from "../balancers/rendered-nginx.ts";
import { performRuns, together } from "../runs.ts";
import { trialOfFleet } from "../trial/fleet-trial.ts";
import { SERVER_FAULTS, type ServerFault, type TrialTimes } from "../trial/trial.ts";

/** Requests a second to each of the two. */
const RATE = 200;
/** A client waits longer than two silences, which is what the worst request takes. */
const PATIENCE = 75_000;
const PLAN = {
    servers: { backend1: "active", backend2: "active", backend3: "backup" },
    balancers: [renderedNginx("rendered"), documentNginx("document's block")],
} as const;

/** Trials with their lengths: one that hangs has to do so for longer than NGINX bears silence. */
const TRIALS: readonly { readonly fault: ServerFault; readonly seconds: TrialTimes }[] = [
    { fault: SERVER_FAULTS.errors, seconds: { before: 2, fault: 8, after: 2 } },
    { fault: SERVER_FAULTS.kill, seconds: { before: 2, fault: 8, after: 2 } },
    { fault: SERVER_FAULTS.hang, seconds: { before: 2, fault: 36, after: 2 } },
];

/** The NGINX of HireMeBahamas and, beside it, the upstream block of its document, with a server that fails. */
export const nginxDrill: Drill = {
    name: "nginx",
    summary: "the rendered NGINX and the document's block, while a server behind them answers 500, dies and hangs",
    requirements: ["HB-03", "HB-09"],
    doesNotShow: [
        "What Kubernetes adds: in a cluster a pod that hangs is taken out of the names after 15 s, and NGINX looks them up each 5 s. Here the servers stand in the file, because names need NGINX 1.27.3.",
        "That requests which may not be repeated survive: the load is of such that may. A POST to a server that fails is an error, as it must be.",
        "How many requests a second NGINX carries: the rate is modest, and servers, clients and both NGINX share a machine.",
    ],
    run: (run) => performNginxDrill(run, RATE, TRIALS),
};

/** The drill with a rate and trials of one's own. */
export async function performNginxDrill(
    run: Pick<DrillRun, "runs" | "signal" | "onProgress">,
    rate: number,
    trials: typeof TRIALS,
): Promise<DrillResult> {
    requirePrograms(["nginx", "openssl"]);
    const parts = Object.fromEntries(
        trials.map(({ fault, seconds }) => [
            `a server: ${fault.name}`,
            () => performOne(rate, fault, seconds, run.signal),
        ]),
    );
    const results = await performRuns(run, parts);
    return { runs: results.map(together), versions: programVersions(["nginx"]) };
}

async function performOne(
    rate: number,
    fault: ServerFault,
    seconds: TrialTimes,
    signal: AbortSignal,
): Promise<readonly RunResult[]> {
    const trials = await trialOfFleet(PLAN, { fault, seconds, rate, timeoutMs: PATIENCE, signal });
    return trials.map(({ balancer, figures }) => ({
        measurements: [
            {
                name: `${balancer}, ${fault.name}: errors of ${figures.requests}`,
                unit: "requests",
                value: figures.errors,
                // The document's block is the comparison.
                bound: balancer === "rendered" ? 0 : undefined,
            },
            { name: `${balancer}, ${fault.name}: over 500 ms`, unit: "requests", value: figures.slow },
            { name: `${balancer}, ${fault.name}: longest`, unit: "ms", value: figures.longest },
        ],
        invariants: [],
    }));
}
