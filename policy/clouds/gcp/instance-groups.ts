/** What rules need to know about managed instance groups of Compute Engine. */

import type { Source } from "../../rule.ts";

export const GROUP = "gcp:compute/instanceGroupManager:InstanceGroupManager";
export const REGION_GROUP = "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager";
export const AUTOSCALER = "gcp:compute/autoscaler:Autoscaler";
export const REGION_AUTOSCALER = "gcp:compute/regionAutoscaler:RegionAutoscaler";

const REGISTRY = "https://www.pulumi.com/registry/packages/gcp/api-docs/compute";
export const groupDocs: Source = { url: `${REGISTRY}/regioninstancegroupmanager/`, read: "2026-11-22" };
export const autoscalerDocs: Source = { url: `${REGISTRY}/regionautoscaler/`, read: "2026-11-22" };
