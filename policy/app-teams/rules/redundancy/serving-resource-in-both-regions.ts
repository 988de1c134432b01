import type { Resource } from "../../../graph/graph.ts";
import { fail, pass, type Result } from "../../../rule.ts";
import { SERVING } from "../../application.ts";
import { defineApplicationRule, type Platform } from "../../application-rule.ts";
import { pairAround, stemOf } from "../../regions.ts";

export default defineApplicationRule({
    id: "serving-resource-in-both-regions",
    title: "What answers requests runs in both regions of the platform",
    severity: "critical",
    concern: "redundancy",
    types: SERVING,
    breaks: "the platform survives the loss of a region, and the application on it does not",
    remedy:
        'new gcp.cloudrunv2.Service("portal-failover", { ...resource, ' +
        'location: platform.requireOutput("regions").apply(({ failover }) => failover) })',
    sources: [
        { url: "https://docs.cloud.google.com/run/docs/multiple-regions", read: "2026-11-22" },
        { url: "https://www.pulumi.com/docs/iac/concepts/resources/providers/", read: "2026-11-22" },
    ],
    requirements: ["PL-02", "PL-05"],
    whenUnknown: "unknown",
    judge: (resource, platform) =>
        resource.type.startsWith("kubernetes:")
            ? judgeInCluster(resource, platform)
            : judgeInRegion(resource, platform),
});

function judgeInRegion(resource: Resource, platform: Platform): Result | undefined {
    const pair = pairAround(platform.graph, resource);
    if (pair === undefined) return undefined;
    const part = resource.region === pair.primary ? "failover" : "primary";
    const other = pair[part];
    const twin = twinsOf(resource, platform).find(({ region }) => region === other);
    if (twin !== undefined) return pass(resource, `runs in ${resource.region}, and ${twin.name} in ${other}`);

    const [, provider, module, type] = /^(\w+):(\w+)\/\w+:(\w+)$/.exec(resource.type) ?? [];
    const name = stemOf(resource.name, platform.regions).replaceAll("*", part);
    const place = provider === "aws" ? "region" : "location";
    const reading = platform.regions.find(({ region }) => region === other)?.reading;
    return fail(
        resource,
        `runs in ${resource.region} and has no twin in ${other}`,
        `new ${provider}.${module}.${type}(${JSON.stringify(name)}, { ...resource, ${place}: ${reading} })`,
    );
}

/** A cluster's region is not told, but each cluster has a provider of its own. */
function judgeInCluster(workload: Resource, platform: Platform): Result {
    const twin = twinsOf(workload, platform).find(({ provider }) => provider !== workload.provider);
    const kind = workload.type.split(":").at(-1);
    return twin === undefined
        ? fail(
              workload,
              "runs in one cluster and has no twin in another one",
              `new kubernetes.apps.v1.${kind}("${workload.name}-failover", resource, { provider: failoverCluster })`,
          )
        : pass(workload, `runs in one cluster, and ${twin.name} in another one`);
}

function twinsOf(resource: Resource, { graph, regions }: Platform): readonly Resource[] {
    const stem = stemOf(resource.name, regions);
    return graph.ofType(resource.type).filter(({ name }) => stemOf(name, regions) === stem);
}
