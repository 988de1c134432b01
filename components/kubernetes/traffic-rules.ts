import type { types } from "@pulumi/kubernetes";
import type { Problem } from "../core/argument-error.ts";

/** The other side of a connection: pods of the same namespace by their app, all of another namespace, or address blocks. */
export type Peer = { readonly app: string } | { readonly namespace: string } | { readonly blocks: readonly string[] };

export interface Traffic {
    readonly peers: readonly Peer[];
    readonly ports: readonly number[];
}

/** What may reach a workload and what it may reach. Everything else is cut off; names can always be looked up. */
export interface TrafficRules {
    readonly from: readonly Traffic[];
    readonly to: readonly Traffic[];
}

/** Anywhere but inside: for APIs whose addresses change. */
export const OUTSIDE: Peer = { blocks: ["0.0.0.0/0"] };

/**
 * Where a pod learns who it is; without it workload identity fails
 * (https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity, 2026-11-22).
 */
export const METADATA_SERVER: readonly Traffic[] = [
    { peers: [{ blocks: ["169.254.169.254/32"] }], ports: [80] },
    { peers: [{ blocks: ["169.254.169.252/32"] }], ports: [988] },
];

/** Who answers names: pods of the cluster, and where there is one the node's own cache
 * (https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache, 2026-11-22). */
const NAMES = {
    to: [inNamespace("kube-system"), { ipBlock: { cidr: "169.254.20.10/32" } }],
    ports: ["UDP", "TCP"].map((protocol) => ({ protocol, port: 53 })),
};

/** Rules that allow nothing at all, though they are there: an empty list of peers means everybody in Kubernetes. */
export function trafficRuleProblems(rules: TrafficRules, path = "traffic"): Problem[] {
    return (["from", "to"] as const).flatMap((side) =>
        rules[side].flatMap(({ peers, ports }, index) => [
            ...(peers.length > 0
                ? []
                : [
                      {
                          path: `${path}.${side}[${index}].peers`,
                          reason: "must name at least one, because Kubernetes takes an empty list for everybody, got none",
                      },
                  ]),
            ...(ports.length > 0
                ? []
                : [
                      {
                          path: `${path}.${side}[${index}].ports`,
                          reason: "must name at least one, because Kubernetes takes an empty list for every port, got none",
                      },
                  ]),
        ]),
    );
}

/** The network policy of the pods with these labels. */
export function planTrafficRules(
    labels: Readonly<Record<string, string>>,
    rules: TrafficRules,
): types.input.networking.v1.NetworkPolicySpec {
    return {
        podSelector: { matchLabels: { ...labels } },
        policyTypes: ["Ingress", "Egress"],
        ingress: rules.from.map(({ peers, ports }) => ({ from: peers.flatMap(peer), ports: ports.map(tcp) })),
        egress: [NAMES, ...rules.to.map(({ peers, ports }) => ({ to: peers.flatMap(peer), ports: ports.map(tcp) }))],
    };
}

function peer(given: Peer): types.input.networking.v1.NetworkPolicyPeer[] {
    if ("app" in given) return [{ podSelector: { matchLabels: { app: given.app } } }];
    if ("namespace" in given) return [inNamespace(given.namespace)];
    return given.blocks.map((cidr) => ({ ipBlock: { cidr } }));
}

function inNamespace(name: string): types.input.networking.v1.NetworkPolicyPeer {
    return { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } };
}

function tcp(port: number) {
    return { protocol: "TCP", port };
}
