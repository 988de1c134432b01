import type { Break } from "../break.ts";

const FAILOVER = "agent-backend-us-east1-backend-blue";
const CONTAINER = "spec.template.spec.containers[0]";

/** Mistakes that make one region's cluster another than the other's. */
export const breaks: readonly Break[] = [
    {
        rule: "kubernetes-object-has-a-twin",
        what: "nothing measures the failover region's pods",
        change: (prod) => prod.without("PodMonitor/hire-me-bahamas-us-east1-monitor-monitor"),
    },
    {
        rule: "workload-twins-run-the-same-images",
        what: "the failover region runs another build",
        change: (prod) =>
            prod.at(
                `Deployment/${FAILOVER}`,
                `${CONTAINER}.image`,
                `us-docker.pkg.dev/example-project/agent-backend/backend@sha256:${"0".repeat(64)}`,
            ),
    },
    {
        rule: "workload-twins-are-configured-alike",
        what: "a variable is renamed in one region alone",
        change: (prod) => prod.at(`Deployment/${FAILOVER}`, `${CONTAINER}.env[2].name`, "LISTEN"),
    },
    {
        rule: "workload-twin-can-carry-as-much",
        what: "the failover region may grow to half as many pods",
        change: (prod) => prod.at(`HorizontalPodAutoscaler/${FAILOVER}-scaling`, "spec.maxReplicas", 6),
    },
];
