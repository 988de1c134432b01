import type { Break } from "../break.ts";

const NAT = "RouterNat/clusters-us-central1-nat-translation";

/** Mistakes with networks of Google Cloud and the ways out of them. */
export const breaks: readonly Break[] = [
    {
        rule: "nat-ports-grow-with-load",
        what: "a machine has 64 ports",
        change: (prod) => prod.at(NAT, "enableDynamicPortAllocation", false),
    },
    {
        rule: "nat-has-addresses-to-spare",
        what: "a gateway has one address",
        change: (prod) =>
            prod.at(NAT, "natIpAllocateOption", "MANUAL_ONLY").at(NAT, "natIps", ["projects/p/regions/r/addresses/a"]),
    },
    {
        rule: "nat-logs-errors",
        what: "dropped connections are not logged",
        change: (prod) => prod.at(NAT, "logConfig.enable", false),
    },
    {
        rule: "network-routes-globally",
        what: "routes stay in their region",
        change: (prod) => prod.at("Network/platform-network", "routingMode", "REGIONAL"),
    },
    {
        rule: "subnetwork-reaches-google-privately",
        what: "images are pulled through the gateway",
        change: (prod) => prod.at("Subnetwork/clusters-us-central1-nodes-subnet", "privateIpGoogleAccess", false),
    },
    {
        rule: "subnetwork-twin-in-failover-region",
        what: "the failover region has no subnetwork for load balancers",
        change: (prod) => prod.without("Subnetwork/platform-us-east1-proxies"),
    },
];
