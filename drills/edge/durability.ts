import { setTimeout as wait } from "node:timers/promises";
import type { Drill } from "../drill.ts";
import { writeFigures } from "./database.ts";
import type { EdgeProcess } from "./edge-process.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import type { Act } from "./traffic.ts";
import { EDGE_KILLED } from "./trial.ts";
import { holdVariants, type Variant } from "./variants.ts";

// The first 202 of an outbox takes the lease of older snapshots, two and a half seconds: kills have to be further apart.
/** How often the edge is killed in each half, how far apart in seconds, and how many requests come in a second. */
export interface Killing {
    readonly kills: number;
    readonly apart: number;
    readonly rate: number;
}

const STOPS = "the writer is gone";
const RETURNS = "the writer is back";
const BEFORE = 3; // seconds
const AFTER = 8;
const DRAIN = 90;

/** The edge dies again and again while writes are queued, and again and again while they are performed. */
export function killedEdge({ kills, apart, rate }: Killing): Variant {
    const half = BEFORE + kills * apart;
    const seconds = half + 1 + kills * apart + AFTER;
    const killings = (from: number, edge: EdgeProcess): Act[] =>
        Array.from({ length: kills }, (_, index) => ({
            at: from + (index + 0.7) * apart,
            what: EDGE_KILLED,
            perform: async () => {
                await edge.kill();
                await wait(100);
                await edge.start();
            },
        }));
    return {
        plan: ({ edge, primary: { proxy } }) => ({
            title: `the edge is killed ${2 * kills} times`,
            // Every other request is a write, and all of these wait for a writer.
            traffic: { rate, seconds, writeEvery: 2 },
            acts: [
                { at: BEFORE, what: STOPS, perform: () => proxy.set({ kind: "down" }) },
                ...killings(BEFORE, edge),
                { at: half + 1, what: RETURNS, perform: () => proxy.heal() },
                ...killings(half + 1, edge),
            ],
            // Clients of an edge that has just been killed get no answer: nothing is promised but what is acknowledged.
            conditions: [],
            drain: DRAIN,
        }),
        figures: (trial) => [
            ...writeFigures(trial),
            {
                name: "writes delivered more than once, and absorbed by their key",
                unit: "writes",
                value: repeated(trial.history.attempts),
            },
        ],
    };
}

/** Successful deliveries beyond the first of each write. */
function repeated(attempts: readonly { readonly id: string; readonly status: number }[]): number {
    const delivered = attempts.filter(({ status }) => status === 201).map(({ id }) => id);
    return delivered.length - new Set(delivered).size;
}

/** What is acknowledged survives the edge. */
export const durabilityDrill: Drill = {
    name: "edge-durability",
    summary:
        "the edge is killed 20 times while it queues writes and while it performs them: none lost, none twice, none out of order",
    requirements: ["ET-08"],
    doesNotShow: [
        ...THIS_MACHINE,
        "New isolates: until their first snapshot has come they know of no decision and prefer the first region, whatever its share; the share is not judged then.",
        "A loss of power: killing a process leaves what the kernel has taken; Cloudflare keeps a Durable Object's log on several machines.",
    ],
    run: (run) => holdVariants(run, [killedEdge({ kills: 10, apart: 4, rate: 40 })]),
};
