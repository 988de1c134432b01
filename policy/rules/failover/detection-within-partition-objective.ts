import { healthDocs, LOAD_BALANCER, MONITOR, monitorDocs, POOL } from "../../clouds/cloudflare/load-balancer.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";
import { detection, intervalFor, propagation } from "../../time/edge.ts";
import { inTurn } from "../../time/sum.ts";

const OBJECTIVE = "objectives.triggers.partition.failoverSeconds";

export default defineResourceRule({
    id: "detection-within-partition-objective",
    title: "Probes find a lost region, and traffic leaves it, within the system's objective",
    severity: "critical",
    concern: "failover",
    types: [MONITOR],
    breaks: "the promised failover time cannot be kept, however well everything else works",
    remedy: "{ interval: 15, timeout: 3, retries: 1, consecutiveDown: 1 }",
    sources: [
        healthDocs,
        { url: "https://developers.cloudflare.com/load-balancing/reference/limitations/", read: "2026-11-22" },
        monitorDocs,
    ],
    requirements: ["ET-06", "ET-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (monitor, _settings, graph) => {
        const budgets = usersOf(graph, monitor).flatMap((loadBalancer) => {
            const objective = declaredNumber(graph, loadBalancer, OBJECTIVE);
            return objective === undefined ? [] : [{ objective, moving: propagation(loadBalancer) }];
        });
        const [tightest] = budgets.toSorted(
            (a, b) => a.objective - a.moving.seconds - (b.objective - b.moving.seconds),
        );
        if (tightest === undefined) return undefined;

        const { objective, moving } = tightest;
        const { seconds, shown } = inTurn(["detects in", detection(monitor)], ["moves in", moving]);
        if (seconds <= objective) return pass(monitor, `${shown} of the ${objective} s that the system allows`);
        const over = `${shown}, and the system allows ${objective} s`;
        const interval = intervalFor(monitor, objective - moving.seconds);
        return interval === undefined
            ? fail(monitor, `${over}: lower interval, timeout, retries and consecutiveDown`)
            : fail(monitor, `${over}: interval must be at most ${interval} s`, `{ interval: ${interval} }`);
    },
});

/** Load balancers that depend on a monitor, through their pools. */
function usersOf(graph: Graph, monitor: Resource): readonly Resource[] {
    const probed = graph.ofType(POOL).filter((pool) => graph.referred(pool, "monitor", MONITOR).includes(monitor));
    return graph
        .ofType(LOAD_BALANCER)
        .filter((loadBalancer) =>
            graph.referred(loadBalancer, "defaultPools", POOL).some((pool) => probed.includes(pool)),
        );
}
