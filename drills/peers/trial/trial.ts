import { setTimeout as wait } from "node:timers/promises";
import { openLoad } from "../../load/open-load.ts";
import type { LoadRequest, Sample } from "../../load/sample.ts";
import type { Front } from "../balancers/balancer.ts";
import type { FleetServer } from "../fleet/fleet-server.ts";
import type { Times } from "./verdict.ts";

/** Something that happens to a server, and its repair. */
export interface ServerFault {
    readonly name: string;
    inject(server: FleetServer): Promise<void> | void;
    heal(server: FleetServer, signal: AbortSignal): Promise<void> | void;
}

export const SERVER_FAULTS = {
    errors: {
        name: "500s",
        inject: (server) => server.answerWrongly({ share: 1, status: 500, isAlive: false }),
        heal: (server) => server.answerWell(),
    },
    someErrors: {
        name: "20 % 500s",
        inject: (server) => server.answerWrongly({ share: 0.2, status: 500, isAlive: true }),
        heal: (server) => server.answerWell(),
    },
    hang: { name: "hang", inject: (server) => server.freeze(), heal: (server) => server.thaw() },
    database: {
        name: "no database",
        // As an application does: it says that it is alive, and can do nothing.
        inject: (server) => server.answerWrongly({ share: 1, status: 503, isAlive: true }),
        heal: (server) => server.answerWell(),
    },
    kill: { name: "kill", inject: (server) => server.kill(), heal: (server, signal) => server.start(signal) },
} as const satisfies Readonly<Record<string, ServerFault>>;

/** How long the parts of a trial are, in seconds. */
export interface TrialTimes {
    readonly before: number;
    readonly fault: number;
    readonly after: number;
}

export interface Trial {
    readonly server: FleetServer;
    readonly fault: ServerFault;
    readonly seconds: TrialTimes;
    /** Requests a second to each of the fronts. */
    readonly rate: number;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
}

/** One fault at one server while every front gets the same load at the same time; samples in the fronts' order. */
export async function performTrial(
    { server, fault, seconds, rate, timeoutMs, signal }: Trial,
    fronts: readonly Front[],
): Promise<{ readonly times: Times; readonly samples: readonly (readonly Sample[])[] }> {
    const abort = new AbortController();
    const together = AbortSignal.any([signal, abort.signal]);
    const loads = Promise.all(
        fronts.map((front) =>
            openLoad({
                rate,
                seconds: seconds.before + seconds.fault + seconds.after,
                timeoutMs,
                anyCertificate: true,
                signal: together,
                request: (index) => readOf(front, index),
            }),
        ),
    );
    const act = async (): Promise<Times> => {
        await wait(seconds.before * 1000, undefined, { signal: together });
        const injectedAt = performance.now();
        await fault.inject(server);
        await wait(seconds.fault * 1000, undefined, { signal: together });
        const healedAt = performance.now();
        await fault.heal(server, together);
        return { injectedAt, healedAt };
    };
    try {
        const [samples, times] = await Promise.all([loads, act()]);
        return { times, samples };
    } finally {
        abort.abort();
    }
}

/** Clients' own addresses; a balancer may decide by them who goes where. */
const CLIENTS = 250;

/** A read that may be repeated, from one client after the other. */
export function readOf({ addresses, headers }: Front, index: number): LoadRequest<undefined> {
    return {
        url: `${addresses[index % addresses.length]}/work`,
        headers: { ...headers, "cf-connecting-ip": `198.51.100.${index % CLIENTS}` },
        about: undefined,
    };
}
