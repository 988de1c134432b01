import { CLUSTER, clusterDocs, hasPrivateNodes } from "../../clouds/gcp/gke.ts";
import { ROUTER_NAT, SUBNETWORK, translates } from "../../clouds/gcp/network.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-private-nodes-have-a-way-out",
    title: "Private nodes of a GKE cluster reach the internet through a NAT gateway of their region",
    severity: "high",
    concern: "redundancy",
    types: [CLUSTER],
    breaks: "nodes cannot pull images or call other services, so nothing that dies is started again",
    remedy: 'new gcp.compute.RouterNat("nat", { router: router.name, region: resource.location, natIpAllocateOption: "AUTO_ONLY", sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES", enableDynamicPortAllocation: true, maxPortsPerVm: 4096, logConfig: { enable: true, filter: "ERRORS_ONLY" } })',
    sources: [
        clusterDocs,
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/routernat/", read: "2026-11-22" },
    ],
    requirements: ["HB-09", "AG-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster, _settings, graph) => {
        const [subnetwork] = graph.referred(cluster, "subnetwork", SUBNETWORK);
        if (subnetwork === undefined || !hasPrivateNodes(cluster)) return undefined;
        const nat = graph.ofType(ROUTER_NAT).find((candidate) => translates(graph, candidate, subnetwork));
        if (nat !== undefined) return pass(cluster, `${nat.name} translates the addresses of ${subnetwork.name}`);
        return fail(
            cluster,
            `has private nodes, and no NAT gateway translates the addresses of ${subnetwork.name}`,
            `new gcp.compute.RouterNat("${cluster.name}-nat", { router: "<router>", region: resource.location, natIpAllocateOption: "AUTO_ONLY", sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES", enableDynamicPortAllocation: true, maxPortsPerVm: 4096, logConfig: { enable: true, filter: "ERRORS_ONLY" } })`,
        );
    },
});
