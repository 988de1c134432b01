import { CLUSTER, clusterDocs, isAutopilot } from "../../clouds/gcp/gke.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-network-policy-enforced",
    title: "A GKE cluster enforces the network policies that it is given",
    severity: "high",
    concern: "exposure",
    types: [CLUSTER],
    breaks: "network policies are accepted and do nothing, so one broken pod reaches every database and cache",
    remedy: '{ datapathProvider: "ADVANCED_DATAPATH" }',
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
        if (isAutopilot(cluster)) return pass(cluster, "is an Autopilot cluster, which always does");
        const provider = known(readString(cluster, "datapathProvider"));
        if (provider === "ADVANCED_DATAPATH") return pass(cluster, "datapathProvider is ADVANCED_DATAPATH");
        return known(readBoolean(cluster, "networkPolicy.enabled")) === true
            ? pass(cluster, "networkPolicy.enabled is true")
            : fail(cluster, `datapathProvider is ${provider ?? "not set"} and networkPolicy is not enabled`);
    },
});
