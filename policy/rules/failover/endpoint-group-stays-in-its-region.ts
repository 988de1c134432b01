import { SERVICE } from "../../clouds/gcp/cloud-run.ts";
import { endpointGroupDocs, REGION_ENDPOINT_GROUP } from "../../clouds/gcp/load-balancing.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "endpoint-group-stays-in-its-region",
    title: "A serverless endpoint group names a Cloud Run service of its own region",
    severity: "critical",
    concern: "failover",
    types: [REGION_ENDPOINT_GROUP],
    breaks: "the failover region's entrance leads to a service that is not there, which shows when it is needed",
    remedy: '{ cloudRun: { service: "<service of the region>" } }',
    sources: [
        endpointGroupDocs,
        { url: "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts", read: "2026-11-22" },
    ],
    requirements: ["ET-02", "CN-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group, _settings, graph) => {
        const named = graph.meant(group, "cloudRun", readString(group, "cloudRun.service"), SERVICE);
        if (named.length === 0) return undefined;
        const here = named.find(({ region }) => region === group.region);
        if (here !== undefined) return pass(group, `leads to ${here.name} in ${here.region}`);
        const regions = named.map(({ name, region }) => `${name} in ${region}`);
        return fail(group, `is in ${group.region} and names ${regions.join(", ")}`);
    },
});
