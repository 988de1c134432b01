import { DEPLOYMENT, deploymentDocs, WORKER_VERSION } from "../../clouds/cloudflare/workers.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber, readPart, readParts } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "worker-site-deploys-one-version",
    title: "A site of static files is deployed whole: one version gets all requests",
    severity: "high",
    concern: "deployment",
    types: [DEPLOYMENT],
    breaks: "a page of one version asks for files of the other, and those requests are not found",
    remedy: "{ versions: [{ percentage: 100 }] }",
    sources: [
        deploymentDocs,
        {
            url: "https://developers.cloudflare.com/workers/static-assets/routing/advanced/gradual-rollouts/",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (deployment, _settings, graph) => {
        if (!servesFiles(graph, deployment)) return undefined;
        const shares = (known(readParts(deployment, "versions")) ?? [])
            .map((version) => known(readNumber(version, "percentage")) ?? 0)
            .filter((share) => share > 0);
        return shares.length === 1 && shares[0] === 100
            ? pass(deployment, "one version gets all requests")
            : fail(
                  deployment,
                  `versions share requests ${shares.map((share) => `${share} %`).join(" to ") || "not at all"}, needs one with 100 %`,
                  `{ versions: [{ percentage: 100 }${", { percentage: 0 }".repeat(Math.max(0, shares.length - 1))}] }`,
              );
    },
});

/** What a Worker without files shares between versions is a gradual rollout, and may be meant so. */
function servesFiles(graph: Graph, deployment: Resource): boolean {
    const versions = known(readParts(deployment, "versions")) ?? [];
    const ids = new Set(versions.map((version) => version.property("versionId")));
    const made = deployment.madeFrom.get("versions") ?? [];
    return graph
        .ofType(WORKER_VERSION)
        .filter(({ id, urn }) => (id !== undefined && ids.has(id)) || made.includes(urn))
        .some((version) => known(readPart(version, "assets")) !== undefined);
}
