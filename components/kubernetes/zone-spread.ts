import type { types } from "@pulumi/kubernetes";

/**
 * Spreads pods evenly over zones, as a condition, and over nodes where possible. Each rollout is counted by itself, and a
 * zone without nodes counts as empty, so that pods wait for it instead of crowding the others: what is left after a zone is
 * lost has to carry the load until the zone is back.
 */
export function zoneSpread(
    labels: Readonly<Record<string, string>>,
    zones: number,
): types.input.core.v1.TopologySpreadConstraint[] {
    const same = { maxSkew: 1, labelSelector: { matchLabels: { ...labels } }, matchLabelKeys: ["pod-template-hash"] };
    return [
        {
            ...same,
            topologyKey: "topology.kubernetes.io/zone",
            whenUnsatisfiable: "DoNotSchedule",
            minDomains: zones,
        },
        { ...same, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
    ];
}
