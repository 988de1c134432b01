/** Services that are load balancers of the cloud. */

import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const loadBalancerDocs: Source = {
    url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters",
    read: "2026-11-22",
};

export function isLoadBalancer(service: Resource): boolean {
    return known(readString(service, "spec.type")) === "LoadBalancer";
}
