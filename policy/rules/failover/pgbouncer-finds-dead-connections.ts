import { directives, filesOf } from "../../clouds/kubernetes/files.ts";
import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** https://www.pgbouncer.org/config.html, 2026-11-22. */
const DEFAULT_DELAY = 30;

export default defineResourceRule({
    id: "pgbouncer-finds-dead-connections",
    title: "A connection pool asks whether a connection lives before it hands it out",
    severity: "high",
    concern: "failover",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "after a failover of the database requests get connections to the server that is gone, and wait for it until TCP gives up",
    remedy: '{ spec: { template: { spec: { volumes: [{ configMap: { name: "<files with server_check_query = select 1>" } }] } } } }',
    sources: [{ url: "https://www.pgbouncer.org/config.html", read: "2026-11-22" }],
    requirements: ["HB-08"],
    whenUnknown: "unknown",
    settings: { seconds: 30 },
    judge: (workload, { seconds }, graph) => {
        const file = filesOf(graph, workload).get("pgbouncer.ini");
        if (file === undefined) return undefined;
        const query = directives(file, "server_check_query").at(-1) ?? "select 1";
        if (query === "") return fail(workload, "pgbouncer.ini says server_check_query with no query");
        const delay = Number(directives(file, "server_check_delay").at(-1) ?? DEFAULT_DELAY);
        return delay <= seconds
            ? pass(workload, `asks after ${delay} s without use`)
            : fail(
                  workload,
                  `pgbouncer.ini asks after ${delay} s without use: server_check_delay must be at most ${seconds}`,
              );
    },
});
