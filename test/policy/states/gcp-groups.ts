/** A state in which every rule passes, with a managed instance group and its autoscaler. */
import { estaState, SYSTEM } from "../esta-state.ts";
import type { State, StateResource } from "../state.ts";

export const GROUP = "reports-group";
export const SCALER = "reports-autoscaler";
const ID = "projects/example-project/regions/us-east1/instanceGroupManagers/reports";

/** A group in one zone, to be added. */
export const ZONAL_GROUP: StateResource = {
    type: "gcp:compute/instanceGroupManager:InstanceGroupManager",
    name: "zonal",
    id: "zonal",
    outputs: {},
};

export function groupsState(stack = "prod"): State {
    const place = { parent: SYSTEM, provider: "gcp-us-east1" };
    return estaState(stack).plus(
        {
            type: "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
            name: GROUP,
            id: ID,
            ...place,
            outputs: {
                region: "us-east1",
                distributionPolicyZones: ["us-east1-b", "us-east1-c", "us-east1-d"],
                autoHealingPolicies: { healthCheck: "health-check", initialDelaySec: 300 },
                updatePolicy: { type: "PROACTIVE", minimalAction: "REPLACE", maxUnavailableFixed: 0, maxSurgeFixed: 3 },
            },
        },
        {
            type: "gcp:compute/regionAutoscaler:RegionAutoscaler",
            name: SCALER,
            id: "reports-autoscaler-id",
            ...place,
            outputs: {
                region: "us-east1",
                target: ID,
                autoscalingPolicy: { minReplicas: 3, maxReplicas: 9, mode: "ON", cpuUtilization: { target: 0.7 } },
            },
            madeFrom: { target: [GROUP] },
        },
    );
}
