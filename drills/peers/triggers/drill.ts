import { Duration } from "../../../components/core/duration.ts";
import type { Drill, DrillResult, DrillRun, RunResult } from "../../drill.ts";
import { requirePrograms } from "../../programs/program.ts";
import { programVersions } from "../../programs/versions.ts";
import { edgeRouter } from "../balancers/edge.ts";
import { documentNginx, renderedNginx } from "../balancers/rendered-nginx.ts";
import { tunedHaproxy } from "../balancers/tuned-haproxy.ts";
import { performRuns, together } from "../runs.ts";
import { trialOfFleet } from "../trial/fleet-trial.ts";
import { SERVER_FAULTS, type ServerFault, type TrialTimes } from "../trial/trial.ts";
import type { TrialFigures } from "../trial/verdict.ts";

/** Requests a second through each of the balancers, all at the same time. */
const RATE = 60;
const PATIENCE = 10_000; // milliseconds of a client
/** Long enough for the edge router to find one error in five, and then for those who try again after 30 s, or 36 s. */
const SECONDS: TrialTimes = { before: 2, fault: 20, after: 45 };
/** What proxies wait for an answer. */
const SILENCE = Duration.seconds(2);

const PLAN = {
    servers: { a: "active", b: "backup" },
    balancers: [
        edgeRouter("Edge router", SILENCE),
        tunedHaproxy("HAProxy, tuned"),
        renderedNginx("NGINX, rendered", SILENCE),
        documentNginx("NGINX, as written"),
    ],
} as const;

/** Region a fails in five ways and comes back, behind several balancers at the same moment and under the same load. */
export const triggersDrill: Drill = {
    name: "triggers",
    summary:
        "the edge router, HAProxy and NGINX side by side while one of two servers fails in five ways, and comes back",
    compares: PLAN.balancers.map(({ name }) => name),
    requirements: ["ET-04", "ET-05", "ET-06", "HB-09"],
    doesNotShow: [
        "Which balancer is better in general: it is one fault at a time, one load, one machine that all of them share, and requests that may be repeated.",
        "Regions: a and b are two processes on one machine, so nothing here has distance, and b always has room for everything.",
        "How all of them return: the figure is the first answer of a. The edge router goes on from there in steps, NGINX and HAProxy send everybody at once.",
        "The block of the document as HireMeBahamas runs it: there, two servers of three are left. Here, as for a region, it is one of two.",
    ],
    run: (run) => performTriggersDrill(run, RATE, SECONDS, Object.values(SERVER_FAULTS)),
};

/** The drill with a load of one's own. */
export async function performTriggersDrill(
    run: Pick<DrillRun, "runs" | "signal" | "onProgress">,
    rate: number,
    seconds: TrialTimes,
    faults: readonly ServerFault[],
): Promise<DrillResult> {
    requirePrograms(["haproxy", "nginx", "openssl"]);
    const parts = Object.fromEntries(
        faults.map((fault) => [
            `region a: ${fault.name}`,
            async (): Promise<readonly RunResult[]> => {
                const trial = { fault, seconds, rate, timeoutMs: PATIENCE, signal: run.signal };
                const trials = await trialOfFleet(PLAN, trial);
                return trials.map(({ balancer, figures }) => resultOf(`${balancer}: ${fault.name}`, figures));
            },
        ]),
    );
    const results = await performRuns(run, parts);
    return { runs: results.map(together), versions: programVersions(["haproxy", "nginx"]) };
}

function resultOf(title: string, figures: TrialFigures): RunResult {
    const { requests, errors, slow, settledAfter, returnedAfter } = figures;
    return {
        measurements: [
            { name: `${title}: errors of ${requests}`, unit: "", value: errors },
            { name: `${title}: over 500 ms`, unit: "", value: slow },
            { name: `${title}: all well at b after`, unit: "s", value: settledAfter },
            ...(returnedAfter === undefined
                ? []
                : [{ name: `${title}: a again after`, unit: "s", value: returnedAfter }]),
        ],
        invariants: [],
    };
}
