/** Regional addresses. */
import { text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { refers } from "./checks.ts";
import { SUBNETWORK } from "./compute-subnetwork.ts";
import { linked, projectOf, regionOf, selfLink } from "./names.ts";
import { fingerprint, KNOWN_WITH_LABELS, labels, pacific } from "./stamps.ts";

export const ADDRESS = "gcp:compute/address:Address";

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/addresses/${draft.name}`;
}

function filledIn(draft: Draft): Bag {
    const isInternal = text(draft.inputs, "addressType") === "INTERNAL";
    const defaultSubnetwork = `projects/${projectOf(draft)}/regions/${regionOf(draft)}/subnetworks/default`;
    return unset(draft.inputs, {
        address: isInternal ? draft.privateAddress(rangeOf(draft)) : draft.publicAddress(),
        networkTier: "PREMIUM",
        prefixLength: 0,
        purpose: isInternal ? "GCE_ENDPOINT" : "",
        subnetwork: isInternal ? selfLink(defaultSubnetwork) : "",
    });
}

/** The range of the subnetwork that an internal address is taken from. */
function rangeOf(draft: Draft): string | undefined {
    const subnetwork = draft.cloud.find(SUBNETWORK, text(draft.inputs, "subnetwork"));
    return subnetwork === undefined ? undefined : text(subnetwork.outputs, "ipCidrRange");
}

const address: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...filledIn(draft),
        ...linked(draft, "subnetwork", `regions/${regionOf(draft)}/subnetworks`),
        ...linked(draft, "network", "global/networks"),
        ...labels(draft),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(path(draft)),
        addressId: draft.token("digits", 19, "address"),
        users: [],
        labelFingerprint: fingerprint(draft),
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => refers(draft, SUBNETWORK, "a subnetwork", "subnetwork"),
    refusalsOnDelete: (resource, cloud): readonly Refusal[] => {
        const user = cloud
            .all("gcp:compute/forwardingRule:ForwardingRule")
            .find(({ outputs }) => text(outputs, "ipAddress") === text(resource.outputs, "address"));
        if (user === undefined) return [];
        return [
            {
                property: "",
                problem: `is in use by forwarding rule ${printable(user.id)}`,
                remedy: "delete the forwarding rule first",
            },
        ];
    },
};

export const computeAddress: Family = { [ADDRESS]: address };
