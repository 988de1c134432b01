import { CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import { known, readBoolean, readPart, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-control-plane-not-open",
    title: "The control plane of a GKE cluster answers to named address blocks alone",
    severity: "high",
    concern: "exposure",
    types: [CLUSTER],
    breaks: "anybody on the internet may try credentials at the API that can stop every pod",
    remedy: '{ masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "203.0.113.0/24" }] } }',
    sources: [
        clusterDocs,
        {
            url: "https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-14", "AG-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster) => {
        if (known(readBoolean(cluster, "privateClusterConfig.enablePrivateEndpoint")) === true)
            return pass(cluster, "answers inside its network alone");
        const named = known(readPart(cluster, "masterAuthorizedNetworksConfig"));
        if (named === undefined) return fail(cluster, "masterAuthorizedNetworksConfig is not set: everybody is let in");
        const blocks = (known(readParts(named, "cidrBlocks")) ?? []).map((part) =>
            known(readString(part, "cidrBlock")),
        );
        const open = blocks.find((block) => block?.endsWith("/0"));
        return open === undefined
            ? pass(cluster, `lets in ${blocks.join(", ") || "no address from outside"}`)
            : fail(cluster, `masterAuthorizedNetworksConfig lets in ${open}, which is everybody`);
    },
});
