import { setTimeout as wait } from "node:timers/promises";
import { defaultCoordination } from "../../components/cloudflare/edge-router/coordination/config.ts";
import { placeOf } from "../../components/cloudflare/edge-router/regions/share.ts";
import { retryRules } from "../../components/cloudflare/edge-router/sending/retry-budget.ts";
import type { Invariant, Timeline } from "../drill.ts";
import { type CheckerRules, checkHistory } from "../history/checker.ts";
import {
    type Attempt,
    type Condition,
    type Effect,
    type History,
    isAcknowledged,
    type StateChange,
} from "../history/history.ts";
import { QUIET_MS } from "./router-config.ts";
import { ISOLATES, type Scene, type StateLine } from "./scene.ts";
import { SLOW, timelineOf } from "./timeline.ts";
import { type Act, type Observed, observe, type Traffic } from "./traffic.ts";

/** Traffic with what is done meanwhile, and during which seconds of it what is known to be true. */
export interface TrialPlan {
    readonly title: string;
    readonly traffic: Traffic;
    readonly acts: readonly Act[];
    /** Seconds of the traffic. */
    readonly conditions: readonly Condition[];
    /** How long queued writes may take to take effect after the traffic, in seconds. Default: nobody waits for them. */
    readonly drain?: number;
}

/** What a trial has shown. */
export interface Trial {
    readonly observed: Observed;
    readonly history: History;
    readonly timeline: Timeline;
    readonly invariants: readonly Invariant[];
    /** Wall-clock milliseconds at which an act was performed. */
    readonly at: (what: string) => number;
}

export interface TrialRun {
    readonly run: string;
    readonly signal: AbortSignal;
}

/** Performs a plan on a scene and judges its history by every invariant. */
export async function performTrial(scene: Scene, plan: TrialPlan, how: TrialRun): Promise<Trial> {
    const firstLine = scene.lines.length;
    const observed = await observe(scene, plan.traffic, plan.acts, how);
    if (plan.drain !== undefined) await drained(scene, observed, plan.drain, how);
    const seconds = (at: number): number => observed.startedAt + at * 1000;
    const history: History = {
        requests: observed.requests,
        attempts: attemptsOf(scene, how.run),
        effects: await effectsIn(scene, how.run),
        changes: scene.lines.slice(firstLine).flatMap(changeOf),
        conditions: [
            ...plan.conditions.map((one) => ({ ...one, from: seconds(one.from), to: seconds(one.to) })),
            ...observed.acts
                .filter(({ what }) => what === EDGE_KILLED)
                .flatMap(({ at }) => newIsolates(scene, observed, at)),
        ],
    };
    return {
        observed,
        history,
        timeline: timelineOf(plan.title, plan.traffic.seconds, observed, history),
        invariants: checkHistory(history, rulesOf(scene)),
        at: (what) => {
            const act = observed.acts.find((one) => one.what === what);
            if (act === undefined) throw new Error(`act must be one of the plan's, got ${what}`);
            return act.at;
        },
    };
}

/** What an act is called after which all isolates are new. */
export const EDGE_KILLED = "the edge is killed";

/** Each isolate from the kill until it has had a first request, with which it asks for a snapshot, and that has come. */
function newIsolates(
    { config: { coordination = defaultCoordination } }: Scene,
    { requests }: Observed,
    killedAt: number,
): Condition[] {
    return ISOLATES.map((isolate) => {
        const firstEnd = requests
            .filter((one) => one.isolate === isolate && one.startedAt >= killedAt && one.status !== undefined)
            .reduce((soonest, { endedAt }) => Math.min(soonest, endedAt), Number.POSITIVE_INFINITY);
        return { from: killedAt, to: firstEnd + 2 * coordination.snapshotMs, what: "isolate-new", isolate };
    });
}

/** Waits until every acknowledged write has taken effect, or time is up: then the invariants tell which have not. */
async function drained(
    scene: Scene,
    { requests }: Observed,
    seconds: number,
    { run, signal }: TrialRun,
): Promise<void> {
    const acknowledged = requests.filter(isAcknowledged).map(({ key }) => key);
    for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
        const present = new Set((await effectsIn(scene, run)).map(({ key }) => key));
        if (acknowledged.every((key) => key !== undefined && present.has(key))) return;
        await wait(200, undefined, { signal });
    }
}

/** What reached the origins, of this trial. */
function attemptsOf({ primary, other }: Scene, run: string): Attempt[] {
    return [primary, other].flatMap(({ origin }) =>
        origin.requests.flatMap(({ id, region, at, status, retry, replay, routed }) =>
            id?.startsWith(`${run}-`) ? [{ id, region, at, status, retry, replay, routed }] : [],
        ),
    );
}

async function effectsIn({ primary }: Scene, run: string): Promise<Effect[]> {
    const connection = await primary.database.connect();
    const rows = await connection.query(
        "SELECT sequence, tenant, employee, idempotency_key, writer_epoch FROM work_logs WHERE starts_with(idempotency_key, $1) ORDER BY sequence",
        [`${run}-`],
    );
    await connection.close();
    return rows.map(({ sequence, tenant, employee, idempotency_key, writer_epoch }) => ({
        sequence: Number(sequence),
        tenant: tenant ?? "",
        entity: employee ?? "",
        key: idempotency_key ?? "",
        epoch: Number(writer_epoch),
    }));
}

function changeOf({ from: by, at, line }: StateLine): StateChange[] {
    if (line.event !== "region-state" && line.event !== "region-decision") return [];
    const { region, from, to, epoch, share } = line;
    const known = typeof share === "number" ? { share } : {};
    return [{ by, at, region: String(region), from: String(from), to: String(to), epoch: Number(epoch), ...known }];
}

function rulesOf({ config: { coordination = defaultCoordination, timeouts } }: Scene): CheckerRules {
    return {
        retries: retryRules,
        placeOf,
        // A location's snapshot may be one renewal old when an isolate asks for it, with a request, and acts on it with its
        // next one, which a slow region notes late.
        snapshotMs: 2 * coordination.snapshotMs + QUIET_MS + timeouts.connectAndFirstByteMs,
        switches: coordination.switches,
        slowMs: SLOW,
    };
}
