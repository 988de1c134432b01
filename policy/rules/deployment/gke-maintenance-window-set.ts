import { CLUSTER, clusterDocs, maintenanceDays } from "../../clouds/gcp/gke.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-maintenance-window-set",
    title: "A GKE cluster says when it may be maintained",
    severity: "medium",
    concern: "deployment",
    types: [CLUSTER],
    breaks: "Google replaces the control plane and the nodes at the busiest hour, and in both regions on the same day",
    remedy: '{ maintenancePolicy: { recurringWindow: { startTime: "2026-01-05T04:00:00Z", endTime: "2026-01-05T12:00:00Z", recurrence: "FREQ=WEEKLY;BYDAY=FR,SA" } } }',
    sources: [
        clusterDocs,
        {
            url: "https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-12", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster) => {
        const days = maintenanceDays(cluster);
        return days === undefined
            ? fail(cluster, "maintenancePolicy has no window, so maintenance comes at any time")
            : pass(cluster, `is maintained on ${days.join(", ")}`);
    },
});
