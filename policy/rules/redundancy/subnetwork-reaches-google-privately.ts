import { holdsMachines, SUBNETWORK } from "../../clouds/gcp/network.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "subnetwork-reaches-google-privately",
    title: "Machines of a subnetwork reach Google's services without a gateway",
    severity: "medium",
    concern: "redundancy",
    types: [SUBNETWORK],
    breaks: "images, secrets and logs depend on the NAT gateway, and stop with its ports",
    remedy: "{ privateIpGoogleAccess: true }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/subnetwork/", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/vpc/docs/private-google-access", read: "2026-11-22" },
    ],
    requirements: ["HB-09", "AG-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (subnetwork) => {
        if (!holdsMachines(subnetwork)) return undefined;
        return known(readBoolean(subnetwork, "privateIpGoogleAccess")) === true
            ? pass(subnetwork, "privateIpGoogleAccess is true")
            : fail(subnetwork, "privateIpGoogleAccess is not true");
    },
});
