import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";
import { GROUP, groupsState, SCALER } from "../states/gcp-groups.ts";

/** Machines that a fork might add: production has none of its own on Google Cloud. */
function withMachines(prod: ExportedState): ExportedState {
    const like = "RegionBackendService/esta-tracker-origin-us-east1-backend";
    const state = groupsState();
    return prod
        .plus({
            type: "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
            name: GROUP,
            like,
            outputs: { ...state.properties(GROUP), name: "reports" },
        })
        .plus({
            type: "gcp:compute/regionAutoscaler:RegionAutoscaler",
            name: SCALER,
            like,
            outputs: { ...state.properties(SCALER), target: "reports" },
        });
}

const MACHINES = `RegionInstanceGroupManager/${GROUP}`;

/** Mistakes with managed instance groups. */
export const breaks: readonly Break[] = [
    {
        rule: "instance-group-spans-zones",
        what: "machines are in two zones",
        addition: withMachines,
        change: (prod) => prod.at(MACHINES, "distributionPolicyZones", ["us-east1-b", "us-east1-c"]),
    },
    {
        rule: "instance-group-heals-itself",
        what: "machines that do not answer are kept",
        addition: withMachines,
        change: (prod) => prod.at(MACHINES, "autoHealingPolicies", undefined),
    },
    {
        rule: "instance-group-updates-keep-capacity",
        what: "updates take machines away first",
        addition: withMachines,
        change: (prod) => prod.at(MACHINES, "updatePolicy.maxUnavailableFixed", 3),
    },
    {
        rule: "instance-group-autoscales",
        what: "machines are added when they are busy",
        addition: withMachines,
        change: (prod) => prod.at(`RegionAutoscaler/${SCALER}`, "autoscalingPolicy.cpuUtilization.target", 0.95),
    },
];
