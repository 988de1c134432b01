import { HEALTH_CHECK } from "../../clouds/gcp/cloud-dns.ts";
import { known, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { healthPathsOf, systemOf } from "../../systems.ts";

const KINDS = ["httpHealthCheck", "httpsHealthCheck", "http2HealthCheck"] as const;
/** What is asked when no path is said (https://www.pulumi.com/registry/packages/gcp/api-docs/compute/healthcheck/, 2026-11-22). */
const DEFAULT_PATH = "/";

export default defineResourceRule({
    id: "health-check-asks-a-health-path",
    title: "A health check of Google Cloud asks for a path that answers for health",
    severity: "high",
    concern: "health",
    types: [HEALTH_CHECK, "gcp:compute/regionHealthCheck:RegionHealthCheck"],
    breaks: "the start page comes from a cache and is fine, so a region whose database is gone keeps its users",
    remedy: '{ httpsHealthCheck: { requestPath: "/api/health" } }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/healthcheck/", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts", read: "2026-11-22" },
    ],
    requirements: ["ET-07", "HB-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (check, _settings, graph) => {
        const kind = KINDS.find((candidate) => known(readPart(check, candidate)) !== undefined);
        if (kind === undefined) return undefined;
        const path = known(readString(check, `${kind}.requestPath`)) ?? DEFAULT_PATH;
        const system = systemOf(graph, check);
        const declared = system === undefined ? [] : healthPathsOf(system);
        const right = declared.length === 0 ? path !== DEFAULT_PATH : declared.includes(path);
        return right
            ? pass(check, `asks for ${path}`)
            : fail(
                  check,
                  `${kind}.requestPath is ${path}, needs ${declared.join(" or ") || "a path of its own"}`,
                  `{ ${kind}: { requestPath: "${declared[0] ?? "/health"}" } }`,
              );
    },
});
