import { setTimeout as wait } from "node:timers/promises";
import type { RequestRecord } from "../history/history.ts";
import { openLoad } from "../load/open-load.ts";
import type { LoadRequest, Sample } from "../load/sample.ts";
import { tenantHeader } from "../origin/application.ts";
import { QUIET_MS } from "./router-config.ts";
import { ISOLATES, type IsolateName, type Scene } from "./scene.ts";
import { EMPLOYEES, TENANTS } from "./seed.ts";

const CLIENT_PATIENCE = 8000; // milliseconds

/** What clients do, how often and for how long. */
export interface Traffic {
    readonly rate: number;
    readonly seconds: number;
    /** One request in so many is a write; 0: none is. */
    readonly writeEvery: number;
    /** Requests go past the edge, to the balancer under its bypass name. Default: false. */
    readonly bypass?: boolean;
}

/** Something done to the scene at a time of the traffic, in seconds. */
export interface Act {
    readonly at: number;
    readonly what: string;
    /** Waits, from then on, until this is true. Default: it is. */
    readonly when?: () => boolean;
    readonly perform: () => unknown;
}

/** What one request is about. */
interface About {
    readonly id: string;
    readonly isolate: string;
    readonly tenant: string;
    readonly employee: string;
    readonly key?: string;
}

/** An act, when it was done: wall-clock milliseconds. */
export interface DoneAct {
    readonly what: string;
    readonly at: number;
}

/** What clients saw, and when the acts were performed. */
export interface Observed {
    /** Wall-clock milliseconds. */
    readonly startedAt: number;
    readonly requests: readonly RequestRecord[];
    readonly acts: readonly DoneAct[];
}

/** Sends traffic through all isolates on a fixed schedule and performs the acts meanwhile. `run` keeps keys apart. */
export async function observe(
    scene: Scene,
    traffic: Traffic,
    acts: readonly Act[],
    { run, signal }: { readonly run: string; readonly signal: AbortSignal },
): Promise<Observed> {
    const startedAt = Date.now();
    const clock = startedAt - performance.now();
    const done: DoneAct[] = [];
    const ending = new AbortController();
    const acting = (async () => {
        for (const { at, what, when = () => true, perform } of acts) {
            do await wait(Math.max(5, startedAt + at * 1000 - Date.now()), undefined, { signal: ending.signal });
            while (!when() && Date.now() < startedAt + traffic.seconds * 1000);
            if (!when()) throw new Error(`"${what}" must become possible during the traffic, it did not`);
            done.push({ what, at: Date.now() });
            await perform();
        }
    })();
    acting.catch(() => {}); // awaited below, or dropped with the load that failed first
    try {
        const samples = await openLoad<About>({
            rate: traffic.rate,
            seconds: traffic.seconds,
            timeoutMs: CLIENT_PATIENCE,
            signal,
            keepHeaders: ["x-ha-region", "x-origin-region"],
            request: (index) => requestOf(scene, traffic, run, index),
        });
        await acting;
        return { startedAt, requests: samples.map((sample) => recordOf(sample, clock)), acts: done };
    } finally {
        ending.abort();
    }
}

function requestOf(
    scene: Scene,
    { rate, writeEvery, bypass }: Traffic,
    run: string,
    index: number,
): LoadRequest<About> {
    const isolate = isolateOf(index, rate);
    const port = bypass ? scene.balancer.port : scene.edge.port(isolate);
    const tenant = `tenant-${scattered(index) % TENANTS}`;
    const employee = `employee-${scattered(index + 7) % EMPLOYEES}`;
    const id = `${run}-${index}`;
    const common = {
        // A Worker on a route sees the public name, and reaches the balancer when it fetches that.
        host: `127.0.0.1:${scene.balancer.port}`,
        authorization: `Bearer ${scene.issuer.token(tenant)}`,
        "x-request-id": id,
        // Past the edge nobody has checked a token: the drill itself says who it is.
        ...(bypass && { [tenantHeader]: tenant }),
    };
    const about = { id, isolate: bypass ? "bypass" : isolate, tenant, employee };
    const base = `http://127.0.0.1:${port}/api/v1`;
    if (writeEvery > 0 && index % writeEvery === writeEvery - 1) {
        return {
            url: `${base}/work-logs`,
            method: "POST",
            headers: { ...common, "content-type": "application/json", "idempotency-key": id },
            body: JSON.stringify({ employee, minutes: 1 + (index % 60) }),
            about: { ...about, key: id },
        };
    }
    // Two collections: one broken route is no broken region.
    const read = scattered(index) % 2 === 0 ? `employees/${employee}/accrual` : `work-logs?employee=${employee}`;
    return { url: `${base}/${read}`, headers: common, about };
}

/** Two isolates are quiet, and two share the rest. */
function isolateOf(index: number, rate: number): IsolateName {
    const [first, second, third, fourth] = ISOLATES;
    const pause = Math.max(2, Math.floor((rate * QUIET_MS) / 2000));
    if (index % pause === 0) return index % (2 * pause) === 0 ? third : fourth;
    return index % 2 === 0 ? first : second;
}

/** A number that has nothing to do with its neighbours'. */
function scattered(index: number): number {
    return (Math.imul(index + 1, 0x9e3779b1) >>> 8) & 0xffff;
}

/** `clock` is what the wall clock shows when the load's own shows zero, in milliseconds. */
function recordOf(sample: Sample<About>, clock: number): RequestRecord {
    const { about, intendedAt, startedAt, endedAt, status, error, headers, body } = sample;
    const { id, isolate, tenant, employee, key } = about;
    const region = headers["x-ha-region"] ?? headers["x-origin-region"];
    const answeredTenant = tenantIn(body);
    return {
        id,
        isolate,
        tenant,
        entity: employee,
        method: key === undefined ? "GET" : "POST",
        ...(key !== undefined && { key }),
        intendedAt: clock + intendedAt,
        startedAt: clock + startedAt,
        endedAt: clock + endedAt,
        ...(status !== undefined && { status }),
        ...(error !== undefined && { error }),
        ...(region !== undefined && { region }),
        ...(answeredTenant !== undefined && { answeredTenant }),
    };
}

function tenantIn(body: string): string | undefined {
    return /"tenant":"([^"]+)"/.exec(body)?.[1];
}
