import { CLUSTER, clusterDocs, maintenanceDays } from "../../clouds/gcp/gke.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "gke-twins-maintained-on-different-days",
    title: "Twin GKE clusters are maintained on different days",
    severity: "high",
    concern: "pairing",
    types: [CLUSTER],
    breaks: "an upgrade that breaks the workload breaks both regions at once, and there is nowhere to fail over to",
    remedy: '{ maintenancePolicy: { recurringWindow: { startTime: "2026-01-05T04:00:00Z", endTime: "2026-01-05T12:00:00Z", recurrence: "FREQ=WEEKLY;BYDAY=MO,TU" } } }',
    sources: [
        clusterDocs,
        {
            url: "https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-09", "HB-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster, _settings, graph) => {
        const twin = twinOfPrimary(graph, cluster)?.twin;
        const own = maintenanceDays(cluster);
        const other = twin && maintenanceDays(twin);
        if (twin === undefined || own === undefined || other === undefined) return undefined;
        const shared = own.filter((day) => other.includes(day));
        return shared.length === 0
            ? pass(cluster, `is maintained on ${own.join(" and ")}, ${twin.name} on ${other.join(" and ")}`)
            : fail(cluster, `is maintained on ${shared.join(" and ")}, and ${twin.name} is too`);
    },
});
