import { directives, filesOf } from "../../clouds/kubernetes/files.ts";
import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** https://www.pgbouncer.org/config.html, 2026-11-22. */
const DEFAULT_WAIT = 120;

export default defineResourceRule({
    id: "pgbouncer-gives-up-waiting",
    title: "A query that gets no connection is refused before its request is given up",
    severity: "medium",
    concern: "failover",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "while the database is away requests pile up in the pool for minutes, and their clients are long gone when they run",
    remedy: '{ spec: { template: { spec: { volumes: [{ configMap: { name: "<files with query_wait_timeout = 10>" } }] } } } }',
    sources: [{ url: "https://www.pgbouncer.org/config.html", read: "2026-11-22" }],
    requirements: ["HB-08", "HB-09"],
    whenUnknown: "unknown",
    settings: { seconds: 30 },
    judge: (workload, { seconds }, graph) => {
        const file = filesOf(graph, workload).get("pgbouncer.ini");
        if (file === undefined) return undefined;
        const wait = Number(directives(file, "query_wait_timeout").at(-1) ?? DEFAULT_WAIT);
        // Zero means without end.
        return wait > 0 && wait <= seconds
            ? pass(workload, `gives up after ${wait} s`)
            : fail(workload, `pgbouncer.ini says query_wait_timeout ${wait} s: it must be from 1 to ${seconds}`);
    },
});
