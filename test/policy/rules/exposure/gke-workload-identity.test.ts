import rule from "../../../../policy/rules/exposure/gke-workload-identity.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "the pool says nothing",
            change: (good) => good.at(POOL, "nodeConfig.workloadMetadataConfig", undefined),
            at: POOL,
        },
        {
            when: "the cluster is an Autopilot one",
            change: (good) =>
                good.set(CLUSTER, { enableAutopilot: true }).at(CLUSTER, "workloadIdentityConfig", undefined),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "the cluster has no pool of identities",
            change: (good) => good.at(CLUSTER, "workloadIdentityConfig", undefined),
            at: CLUSTER,
            says: /workloadPool is not set/,
        },
        {
            when: "the pool of identities is empty",
            change: (good) => good.at(CLUSTER, "workloadIdentityConfig.workloadPool", ""),
            at: CLUSTER,
            says: /workloadPool is not set/,
        },
        {
            when: "nodes show their own identity",
            change: (good) => good.at(POOL, "nodeConfig.workloadMetadataConfig.mode", "GCE_METADATA"),
            at: POOL,
            says: /mode is GCE_METADATA/,
        },
    ],
    unknown: [
        {
            when: "the mode is not known",
            change: (good) => good.at(POOL, "nodeConfig.workloadMetadataConfig.mode", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
});
