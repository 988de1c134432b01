/** What rules need to know about Google Cloud's load balancers. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const BACKEND_SERVICE = "gcp:compute/backendService:BackendService";
export const REGION_BACKEND_SERVICE = "gcp:compute/regionBackendService:RegionBackendService";
export const REGION_ENDPOINT_GROUP = "gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup";
export const GLOBAL_ENDPOINT_GROUP = "gcp:compute/globalNetworkEndpointGroup:GlobalNetworkEndpointGroup";
export const REGION_URL_MAP = "gcp:compute/regionUrlMap:RegionUrlMap";
export const SECURITY_POLICY = "gcp:compute/securityPolicy:SecurityPolicy";
export const REGION_SECURITY_POLICY = "gcp:compute/regionSecurityPolicy:RegionSecurityPolicy";

const REGISTRY = "https://www.pulumi.com/registry/packages/gcp/api-docs/compute";
export const backendDocs: Source = { url: `${REGISTRY}/backendservice/`, read: "2026-11-22" };
export const regionBackendDocs: Source = { url: `${REGISTRY}/regionbackendservice/`, read: "2026-11-22" };
export const endpointGroupDocs: Source = { url: `${REGISTRY}/regionnetworkendpointgroup/`, read: "2026-11-22" };

export function backendsOf(service: Resource): readonly Readable[] {
    return known(readParts(service, "backends")) ?? [];
}

/** Endpoint groups of the stack that a backend is, or while its id is not known, may be. */
export function endpointGroupsOf(graph: Graph, service: Resource, backend: Readable): readonly Resource[] {
    return [REGION_ENDPOINT_GROUP, GLOBAL_ENDPOINT_GROUP].flatMap((type) =>
        graph.meant(service, "backends", readString(backend, "group"), type),
    );
}

/** Whether the machines behind a backend service can be asked; serverless services and other clouds' cannot. */
export function hasMachines(graph: Graph, service: Resource): boolean {
    return backendsOf(service).some(
        (backend) => !endpointGroupsOf(graph, service, backend).some((group) => !hasAddresses(group)),
    );
}

/** Kinds of groups that hold machines with addresses; a regional group is serverless when it says nothing. */
function hasAddresses(group: Resource): boolean {
    return (known(readString(group, "networkEndpointType")) ?? "SERVERLESS").startsWith("GCE_");
}

/** Whether users outside reach a backend service through a proxy, where requests can be looked at. */
export function isPublicProxy(service: Resource): boolean {
    const unset = service.type === BACKEND_SERVICE ? "EXTERNAL" : "INTERNAL";
    const scheme = known(readString(service, "loadBalancingScheme")) ?? unset;
    // What is external and regional without a proxy passes packets on unseen.
    return scheme === "EXTERNAL_MANAGED" || (scheme === "EXTERNAL" && service.type === BACKEND_SERVICE);
}
