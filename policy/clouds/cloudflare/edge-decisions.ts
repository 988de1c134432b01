/** What rules need to know about Workers that decide between regions: the coordination that their configuration asks for. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readNumbers, readPart, readParts, readString } from "../../graph/read.ts";
import { isRecord, type Value } from "../../graph/value.ts";
import type { Source } from "../../rule.ts";
import { LOAD_BALANCER } from "./load-balancer.ts";
import { coversHost, WORKERS_ROUTE } from "./zone.ts";

export const WORKERS_SCRIPT = "cloudflare:index/workersScript:WorkersScript";

export const objectDocs: Source = {
    url: "https://developers.cloudflare.com/durable-objects/best-practices/rules-of-durable-objects/",
    read: "2026-11-23",
};

/** How a Worker's isolates agree about regions; times in seconds. */
export interface EdgeDecisions {
    /** The longer of the two windows over which failures are counted. */
    readonly window: number;
    readonly worstPercent: number;
    readonly report: number;
    /** Longest time from a decision to an isolate: a location's cache holds it for one period, the isolate for another. */
    readonly spread: number;
    readonly databaseUnreachable: number;
    readonly probeInterval: number;
    readonly probeTimeout: number;
    /** Percent of the tenants that a returning region gets, step by step. */
    readonly shares: readonly number[];
}

/** The public host whose every request a script sees; undefined when it sees a part or none. Throws NotKnownError. */
export function hostBefore(graph: Graph, script: Resource): string | undefined {
    const name = known(readString(script, "scriptName"));
    const routes = graph.ofType(WORKERS_ROUTE).filter((route) => {
        const runs = readString(route, "script");
        return runs.state === "set" && runs.value === name;
    });
    return graph
        .ofType(LOAD_BALANCER)
        .flatMap((balancer) => known(readString(balancer, "name")) ?? [])
        .find((host) => routes.some((route) => coversHost(route, host)));
}

/** What a script's `CONFIG` asks for; undefined when its isolates decide each alone. Throws NotKnownError. */
export function decisionsOf(script: Resource): EdgeDecisions | undefined {
    const bindings = known(readParts(script, "bindings")) ?? [];
    const config = bindings.find((binding) => known(readString(binding, "name")) === "CONFIG");
    const text = config === undefined ? undefined : known(readString(config, "json"));
    const coordination = text === undefined ? undefined : known(readPart(parsed(text), "coordination"));
    if (coordination === undefined) return undefined;
    const seconds = (path: string) => (known(readNumber(coordination, path)) ?? 0) / 1000;
    return {
        window: Math.max(seconds("rate.windowMs"), seconds("rate.longWindowMs")),
        worstPercent: known(readNumber(coordination, "rate.worstPercent")) ?? 100,
        report: seconds("reportMs"),
        spread: 2 * seconds("snapshotMs"),
        databaseUnreachable: seconds("databaseUnreachableMs"),
        probeInterval: seconds("probe.intervalMs"),
        probeTimeout: seconds("probe.timeoutMs"),
        shares: known(readNumbers(coordination, "ramp.percents")) ?? [],
    };
}

function parsed(text: string): Readable {
    const value: Value = JSON.parse(text);
    return { path: "CONFIG", property: (key) => (isRecord(value) ? value[key] : undefined) };
}
