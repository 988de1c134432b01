/** Files that containers read from ConfigMaps. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readParts, readString, readStringMap } from "../../graph/read.ts";
import { beside, CONFIG_MAP, nameOf } from "./objects.ts";
import { podSpec } from "./workloads.ts";

/** The files of a workload's ConfigMaps by name. */
export function filesOf(graph: Graph, workload: Resource): ReadonlyMap<string, string> {
    const volumes = known(readParts(podSpec(workload), "volumes")) ?? [];
    const mounted = volumes.flatMap((volume) => known(readString(volume, "configMap.name")) ?? []);
    if (mounted.length === 0) return new Map();
    const maps = beside(graph, workload, CONFIG_MAP).filter((map) => mounted.includes(nameOf(map) ?? ""));
    return new Map(maps.flatMap((map) => [...(known(readStringMap(map, "data")) ?? [])]));
}

/** The values of a directive in a file of one directive a line, `name value` or `name = value`. */
export function directives(file: string, name: string): readonly string[] {
    return file.split("\n").flatMap((line) => {
        const [, found, value] = /^\s*([^\s=]+)[\s=]+(.*?)\s*;?\s*$/.exec(line) ?? [];
        return found === name && value !== undefined ? [value] : [];
    });
}
