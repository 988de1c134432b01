import { NODE_POOL, nodePoolDocs, nodeRange, zoneCount } from "../../clouds/gcp/gke.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "gke-node-pool-twin-carries-as-much",
    title: "A GKE node pool's twin in the failover region may grow as far, with machines of the same type",
    severity: "high",
    concern: "pairing",
    types: [NODE_POOL],
    breaks: "after the failover pods of the primary region find no room in the other one",
    remedy: "{ autoscaling: { maxNodeCount: 6 } }",
    sources: [nodePoolDocs],
    requirements: ["HB-12", "AG-09", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool, _settings, graph) => {
        const found = twinOfPrimary(graph, pool);
        if (found === undefined) return undefined;
        const { pair, twin } = found;
        if (twin === undefined) return fail(pool, `has no twin in ${pair.failover}`);
        const [own, other] = [shapeOf(graph, pool), shapeOf(graph, twin)];
        if (own.machine !== other.machine) {
            const message = `has machines of type ${other.machine}, and ${pool.name} in ${pair.primary} of type ${own.machine}`;
            return fail(twin, message, `{ nodeConfig: { machineType: "${own.machine}" } }`);
        }
        if (other.most >= own.most) return pass(pool, `${twin.name} may have ${other.most} nodes, as many are needed`);
        return fail(
            twin,
            `may have ${other.most} nodes, and ${pool.name} in ${pair.primary} ${own.most}`,
            `{ autoscaling: { maxNodeCount: ${Math.ceil(own.most / other.zones)} } }`,
        );
    },
});

/** Machines that a pool has when nothing is said (https://www.pulumi.com/registry/packages/gcp/api-docs/container/nodepool/, 2026-11-22). */
const DEFAULT_MACHINE = "e2-medium";

function shapeOf(graph: Graph, pool: Resource) {
    const zones = zoneCount(graph, pool);
    const machine = known(readString(pool, "nodeConfig.machineType")) ?? DEFAULT_MACHINE;
    return { zones, machine, most: nodeRange(pool, zones)?.most ?? 0 };
}
