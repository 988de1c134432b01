/** What rules need to know about Redis and its Sentinels in pods: their files and what starts them. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { directives, filesOf } from "./files.ts";
import { mainContainers } from "./workloads.ts";

export const sentinelDocs: Source = {
    url: "https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/",
    read: "2026-11-22",
};

export const redisDocs = (page: string): Source => ({
    url: `https://redis.io/docs/latest/operate/oss_and_stack/management/${page}/`,
    read: "2026-11-22",
});

/** A directive of the workload's `redis.conf`; `undefined` where it is unset. Null where the workload is no Redis. */
export function redisSetting(graph: Graph, workload: Resource, name: string): string | undefined | null {
    const file = filesOf(graph, workload).get("redis.conf");
    return file === undefined ? null : directives(file, name).at(-1);
}

/** Instances: a set has one where it says nothing. */
export function instances(set: Resource): number {
    return known(readNumber(set, "spec.replicas")) ?? 1;
}

export interface Sentinels {
    readonly count: number;
    /** How many must agree that a primary is down; `undefined` where neither file nor environment says. */
    readonly quorum: number | undefined;
    /** Silence in milliseconds after which a Sentinel holds a primary to be down. */
    readonly downAfterMilliseconds: number;
}

/** https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/, 2026-11-22. */
const DEFAULT_DOWN_AFTER = 30_000;

/** The Sentinels that a set runs; `undefined` where it runs none. */
export function sentinelsOf(graph: Graph, set: Resource): Sentinels | undefined {
    const file = filesOf(graph, set).get("sentinel.conf");
    if (file === undefined) return undefined;
    const lines = directives(file, "sentinel").map((line) => line.split(/\s+/));
    const monitored = lines.find(([what]) => what === "monitor")?.at(-1);
    const down = lines.find(([what]) => what === "down-after-milliseconds")?.at(-1);
    const quorum = monitored ?? environment(set, "QUORUM");
    return {
        count: instances(set),
        quorum: quorum !== undefined && /^\d+$/.test(quorum) ? Number(quorum) : undefined,
        downAfterMilliseconds: down === undefined ? DEFAULT_DOWN_AFTER : Number(down),
    };
}

function environment(workload: Resource, name: string): string | undefined {
    return mainContainers(workload)
        .flatMap((container) => known(readParts(container, "env")) ?? [])
        .filter((variable) => known(readString(variable, "name")) === name)
        .map((variable) => known(readString(variable, "value")))
        .find((value) => value !== undefined);
}
