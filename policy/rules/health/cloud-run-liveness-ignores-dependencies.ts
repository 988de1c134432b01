import { containers, SERVICE } from "../../clouds/gcp/cloud-run.ts";
import { known, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-run-liveness-ignores-dependencies",
    title: "A liveness probe asks the process alone, not what it depends on",
    severity: "high",
    concern: "health",
    types: [SERVICE],
    breaks: "when the database or the cache hiccups every instance is restarted at once, in both regions",
    remedy: '{ template: { containers: [{ livenessProbe: { httpGet: { path: "/api/health/compute" } } }] } }',
    sources: [{ url: "https://docs.cloud.google.com/run/docs/configuring/instances/healthchecks", read: "2026-11-22" }],
    requirements: ["ET-07"],
    whenUnknown: "unknown",
    settings: {
        dependencyPaths: ["/api/health"],
        /** Last segments of paths that answer for a dependency. */
        dependencySegments: ["db", "database", "cache", "redis", "ready", "readiness"],
    },
    judge: (service, { dependencyPaths, dependencySegments }) => {
        const probes = containers(service).flatMap((container) => known(readPart(container, "livenessProbe")) ?? []);
        const paths = probes.flatMap((probe) => known(readString(probe, "httpGet.path")) ?? []).map(withoutEnd);
        if (probes.length === 0) return undefined;
        const wrong = paths.find(
            (path) =>
                dependencyPaths.includes(path) || dependencySegments.includes(path.slice(path.lastIndexOf("/") + 1)),
        );
        return wrong === undefined
            ? pass(service, `livenessProbe asks ${paths.join(", ") || "the port"}`)
            : fail(
                  service,
                  `livenessProbe asks ${wrong}, which answers for a dependency; it needs a path that answers for the process alone`,
              );
    },
});

function withoutEnd(path: string): string {
    return path.replace(/[?#].*$/, "").replace(/(?<=.)\/$/, "");
}
