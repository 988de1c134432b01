import { healthDocs, isHttp, MONITOR } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { healthPathsOf, systemOf } from "../../systems.ts";

export default defineResourceRule({
    id: "monitor-asks-a-health-path",
    title: "A monitor asks one of the health paths that its system declares",
    severity: "high",
    concern: "health",
    types: [MONITOR],
    breaks: "a start page or a cached file answers for the service, and a region without its database counts as healthy",
    remedy: '{ path: "/api/health" }',
    sources: [healthDocs],
    requirements: ["ET-07", "HB-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (monitor, _settings, graph) => {
        const system = systemOf(graph, monitor);
        const paths = system === undefined ? [] : healthPathsOf(system);
        if (!isHttp(monitor) || paths.length === 0) return undefined;
        // The API probes the root when nothing is said.
        const path = known(readString(monitor, "path")) ?? "/";
        return paths.includes(path)
            ? pass(monitor, `asks ${path}`)
            : fail(monitor, `path is ${path}, needs ${paths.join(" or ")}`, `{ path: ${JSON.stringify(paths[0])} }`);
    },
});
