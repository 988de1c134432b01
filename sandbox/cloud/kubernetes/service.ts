/** Service. */
import { bag, bags, text, unset } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, spec } from "./object.ts";

export const service: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => {
        const own = bag(draft.inputs, "spec") ?? {};
        const type = typeOf(own);
        return {
            metadata: metadata(draft),
            spec: spec(draft, filled(draft, own, type)),
            status: { loadBalancer: balancer(draft, own, type) },
        };
    },
    refusals: (draft) => [...namespaceRefusals(draft), ...refusalsOf(bag(draft.inputs, "spec") ?? {})],
};

const typeOf = (own: Bag): string => text(own, "type") ?? "ClusterIP";

function filled(draft: Draft, own: Bag, type: string): Bag {
    const ports = bags(own, "ports").map(({ item, index }) => ({
        ...item,
        protocol: text(item, "protocol") ?? "TCP",
        targetPort: item.targetPort ?? item.port ?? null,
        ...(["NodePort", "LoadBalancer"].includes(type) ? { nodePort: item.nodePort ?? nodePort(draft, index) } : {}),
    }));
    if (type === "ExternalName") return { type, ports };
    const clusterIP = text(own, "clusterIP") ?? draft.privateAddress("10.96.0.0/12");
    const outside = ["NodePort", "LoadBalancer"].includes(type) ? { externalTrafficPolicy: "Cluster" } : {};
    const nodePorts = type === "LoadBalancer" ? { allocateLoadBalancerNodePorts: true } : {};
    return {
        type,
        ports,
        ...unset(own, {
            clusterIP,
            clusterIPs: [clusterIP],
            ipFamilies: ["IPv4"],
            ipFamilyPolicy: "SingleStack",
            internalTrafficPolicy: "Cluster",
            sessionAffinity: "None",
            ...outside,
            ...nodePorts,
        }),
    };
}

const nodePort = (draft: Draft, index: number): number =>
    30000 + (Number(draft.token("digits", 6, `port ${index}`)) % 2768);

function balancer(draft: Draft, own: Bag, type: string): Bag {
    if (type !== "LoadBalancer") return {};
    return { ingress: [{ ip: text(own, "loadBalancerIP") ?? draft.publicAddress(), ipMode: "VIP" }] };
}

function refusalsOf(own: Bag): readonly Refusal[] {
    const ports = bags(own, "ports");
    const type = typeOf(own);
    if (type === "ExternalName" || text(own, "clusterIP") === "None") return [];
    if (ports.length === 0)
        return [{ property: "spec.ports", problem: "must have at least one port", got: "0", remedy: "add a port" }];
    return ports.length > 1
        ? ports
              .filter(({ item }) => text(item, "name") === undefined)
              .map(({ index }) => ({
                  property: `spec.ports[${index}].name`,
                  problem: "is required with several ports",
              }))
        : [];
}
