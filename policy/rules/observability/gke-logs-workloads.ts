import { CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-logs-workloads",
    title: "A GKE cluster sends the log lines of its workloads and of itself to Cloud Logging",
    severity: "high",
    concern: "observability",
    types: [CLUSTER],
    breaks: "metrics that are counted from log lines stay at zero, so their alerts stay silent while requests fail",
    remedy: '{ loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "WORKLOADS"] } }',
    sources: [clusterDocs],
    requirements: ["HB-11", "ET-13"],
    whenUnknown: "unknown",
    settings: { components: ["SYSTEM_COMPONENTS", "WORKLOADS"] },
    judge: (cluster, { components }) => {
        const sent = known(readStrings(cluster, "loggingConfig.enableComponents"));
        // Clusters that say nothing send both.
        if (sent === undefined) return pass(cluster, "sends what new clusters send");
        const missing = components.filter((component) => !sent.includes(component));
        return missing.length === 0
            ? pass(cluster, `sends log lines of ${sent.join(", ")}`)
            : fail(
                  cluster,
                  `loggingConfig.enableComponents lacks ${missing.join(" and ")}`,
                  `{ loggingConfig: { enableComponents: ${JSON.stringify([...sent, ...missing])} } }`,
              );
    },
});
