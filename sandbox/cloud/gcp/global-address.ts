/** Global addresses and address ranges. */
import { text, texts, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { refersToNetwork } from "./checks.ts";
import { globalPath, linked, projectOf, sameResource, selfLink } from "./names.ts";
import { fingerprint, KNOWN_WITH_LABELS, labels, pacific } from "./stamps.ts";

export const GLOBAL_ADDRESS = "gcp:compute/globalAddress:GlobalAddress";

function path(draft: Draft): string {
    return globalPath(draft, "addresses");
}

function isInternal(draft: Draft): boolean {
    return text(draft.inputs, "addressType") === "INTERNAL";
}

/** A range for peering is a block of 16 bits unless the program says otherwise; other addresses stand alone. */
function filledIn(draft: Draft) {
    const block = `10.${Number(draft.token("digits", 3, "block")) % 256}.0.0`;
    return unset(draft.inputs, {
        address: isInternal(draft) ? block : draft.publicAddress(),
        prefixLength: text(draft.inputs, "purpose") === "VPC_PEERING" ? 16 : 0,
    });
}

function peeringRange(draft: Draft): readonly Refusal[] {
    if (text(draft.inputs, "purpose") !== "VPC_PEERING") return [];
    return [
        ...refuseIf(!isInternal(draft), {
            property: "addressType",
            problem: "must be INTERNAL when purpose is VPC_PEERING",
            got: printable(text(draft.inputs, "addressType") ?? "EXTERNAL"),
        }),
        ...refuseIf(draft.inputs.network === undefined, {
            property: "network",
            problem: "must be set when purpose is VPC_PEERING",
            remedy: "name the network that the range is reserved in",
        }),
    ];
}

function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const name = text(resource.inputs, "name");
    const connection = cloud
        .all("gcp:servicenetworking/connection:Connection")
        .find(({ inputs }) =>
            texts(inputs, "reservedPeeringRanges").some(({ item }) => sameResource(item, resource.id) || item === name),
        );
    const rule = cloud
        .all("gcp:compute/globalForwardingRule:GlobalForwardingRule")
        .find(({ outputs }) => text(outputs, "ipAddress") === text(resource.outputs, "address"));
    return [
        ...refuseIf(connection !== undefined, {
            property: "",
            problem: `is a range of connection ${printable(connection?.id)}`,
            remedy: "delete the connection first",
        }),
        ...refuseIf(rule !== undefined, {
            property: "",
            problem: `is in use by forwarding rule ${printable(rule?.id)}`,
            remedy: "delete the forwarding rule first",
        }),
    ];
}

const globalAddress: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...filledIn(draft),
        ...linked(draft, "network", "global/networks"),
        ...labels(draft),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(path(draft)),
        labelFingerprint: fingerprint(draft),
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [...refersToNetwork(draft, "network"), ...peeringRange(draft)],
    refusalsOnDelete,
};

export const globalAddresses: Family = { [GLOBAL_ADDRESS]: globalAddress };
