import { CLUSTER, clusterDocs, isAutopilot, NODE_POOL, nodePoolDocs } from "../../clouds/gcp/gke.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-workload-identity",
    title: "Pods on GKE sign in as themselves, not as the node that they run on",
    severity: "high",
    concern: "exposure",
    types: [CLUSTER, NODE_POOL],
    breaks: "whoever breaks into one pod has what the node may do, and with it every system of the cluster",
    remedy: '{ workloadIdentityConfig: { workloadPool: "example-project.svc.id.goog" } }',
    sources: [clusterDocs, nodePoolDocs],
    requirements: ["AG-07", "CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource) => {
        if (resource.type === CLUSTER) {
            if (isAutopilot(resource)) return pass(resource, "is an Autopilot cluster, where pods always do");
            const pool = known(readString(resource, "workloadIdentityConfig.workloadPool")) ?? "";
            return pool === ""
                ? fail(resource, "workloadIdentityConfig.workloadPool is not set")
                : pass(resource, `workloadPool is ${pool}`);
        }
        // Unset follows the cluster.
        const mode = known(readString(resource, "nodeConfig.workloadMetadataConfig.mode")) ?? "GKE_METADATA";
        return mode === "GKE_METADATA"
            ? pass(resource, "shows pods their own identity")
            : fail(
                  resource,
                  `nodeConfig.workloadMetadataConfig.mode is ${mode}, which shows pods the node's identity`,
                  '{ nodeConfig: { workloadMetadataConfig: { mode: "GKE_METADATA" } } }',
              );
    },
});
