import { CLUSTER, clusterDocs, hasPrivateNodes, NODE_POOL, nodePoolDocs } from "../../clouds/gcp/gke.ts";
import { readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-nodes-private",
    title: "Nodes of a GKE cluster have no public addresses",
    severity: "high",
    concern: "exposure",
    types: [CLUSTER, NODE_POOL],
    breaks: "anybody reaches the nodes past the edge and its limits, and can take them down one by one",
    remedy: "{ privateClusterConfig: { enablePrivateNodes: true } }",
    sources: [clusterDocs, nodePoolDocs],
    requirements: ["CN-14", "AG-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource) => {
        if (resource.type === CLUSTER) {
            return hasPrivateNodes(resource)
                ? pass(resource, "privateClusterConfig.enablePrivateNodes is true")
                : fail(resource, "privateClusterConfig.enablePrivateNodes is not true");
        }
        // A pool follows its cluster unless the program says otherwise; what the provider fills in is not always that.
        const asked = readBoolean(resource.asked ?? resource, "networkConfig.enablePrivateNodes");
        return asked.state === "set" && !asked.value
            ? fail(
                  resource,
                  "networkConfig.enablePrivateNodes is false, against the cluster's setting",
                  "{ networkConfig: { enablePrivateNodes: true } }",
              )
            : pass(resource, "has no public addresses of its own");
    },
});
