import type { Graph, Resource } from "../../graph/graph.ts";
import { fail, pass, type Result } from "../../rule.ts";
import { type ProbeRole, probeOf } from "./probes.ts";
import { containerName, servicesOf, servingContainers } from "./workloads.ts";

/** A judge that wants a probe of this role on each container that takes requests of a Service. */
export function judgeServingProbe(role: ProbeRole) {
    return (workload: Resource, _settings: unknown, graph: Graph): Result | undefined => {
        if (servicesOf(graph, workload).length === 0) return undefined;
        const silent = servingContainers(workload).find((one) => probeOf(one, role) === undefined);
        return silent === undefined
            ? pass(workload, `each container that takes requests has a ${role}`)
            : fail(workload, `container ${containerName(silent)} takes requests and has no ${role}`);
    };
}
