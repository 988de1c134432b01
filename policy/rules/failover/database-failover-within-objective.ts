import { healthDocs, LOAD_BALANCER, MONITOR, monitorDocs, POOL } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber, systemOf } from "../../systems.ts";
import { detection, intervalFor, propagation } from "../../time/edge.ts";
import { inTurn } from "../../time/sum.ts";

const TRIGGER = "objectives.triggers.database";

export default defineResourceRule({
    id: "database-failover-within-objective",
    title: "Traffic leaves a region whose database is out of reach within the system's objective",
    severity: "critical",
    concern: "failover",
    types: [MONITOR],
    breaks: "reads fail for longer than promised: the service waits before it calls its database lost, and the probes come on top",
    remedy: "{ interval: 15, timeout: 3, retries: 1, consecutiveDown: 1 }",
    sources: [healthDocs, monitorDocs],
    requirements: ["ET-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (monitor, _settings, graph) => {
        const system = systemOf(graph, monitor);
        const unreachable = declaredNumber(graph, monitor, `${TRIGGER}.unreachableSeconds`);
        const objective = declaredNumber(graph, monitor, `${TRIGGER}.failoverSeconds`);
        if (system === undefined || unreachable === undefined || objective === undefined) return undefined;
        // A probe of the process alone never sees the database go.
        const asked = known(readString(monitor, "path"));
        const seeing = ["health.all", "health.database"].map((path) => known(readString(system, path)));
        if (asked === undefined || !seeing.includes(asked)) return undefined;
        const balancers = graph
            .referring(monitor, POOL, "monitor")
            .flatMap((pool) => graph.referring(pool, LOAD_BALANCER, "defaultPools"));
        const [moving] = balancers.map(propagation).toSorted((one, other) => other.seconds - one.seconds);
        if (moving === undefined) return undefined;

        const { seconds, shown } = inTurn(
            ["the service says so after", { seconds: unreachable, shown: `${unreachable} s` }],
            ["probes find it in", detection(monitor)],
            ["traffic moves in", moving],
        );
        if (seconds <= objective) return pass(monitor, `${shown} of the ${objective} s that the system allows`);
        const over = `${shown}, and the system allows ${objective} s`;
        const interval = intervalFor(monitor, objective - unreachable - moving.seconds);
        return interval === undefined
            ? fail(monitor, `${over}: lower interval, timeout, retries and consecutiveDown`)
            : fail(monitor, `${over}: interval must be at most ${interval} s`, `{ interval: ${interval} }`);
    },
});
