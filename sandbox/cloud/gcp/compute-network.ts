/** VPC networks. */
import { flag, text, unset } from "../bag.ts";
import type { Draft, Family, ResourceKind } from "../kind.ts";
import { inUse } from "./checks.ts";
import { projectOf, selfLink } from "./names.ts";
import { KNOWN } from "./stamps.ts";

export const NETWORK = "gcp:compute/network:Network";

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/global/networks/${draft.name}`;
}

function uniqueLocalRange(draft: Draft): string {
    if (flag(draft.inputs, "enableUlaInternalIpv6") !== true) return "";
    return `fd20:${draft.token("hex", 3, "ula")}:${draft.token("hex", 4, "ula")}:0:0:0:0:0/48`;
}

const network: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, {
            mtu: 1460,
            routingMode: "REGIONAL",
            bgpAlwaysCompareMed: false,
            bgpBestPathSelectionMode: "LEGACY",
            bgpInterRegionCost: "",
            internalIpv6Range: uniqueLocalRange(draft),
        }),
        selfLink: selfLink(path(draft)),
        gatewayIpv4: "",
        networkId: draft.token("digits", 19, "network"),
        numericId: draft.token("digits", 19, "network"),
    }),
    knownAtPreview: KNOWN,
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all("gcp:compute/subnetwork:Subnetwork"),
            ({ inputs }) => [text(inputs, "network")],
            "subnetwork",
        ),
};

export const computeNetwork: Family = { [NETWORK]: network };
