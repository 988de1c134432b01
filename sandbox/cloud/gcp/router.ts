/** Cloud routers and the address translation (NAT) on them. */
import { bag, list, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { type Bag, UNKNOWN } from "../values.ts";
import { refers, refersToNetwork } from "./checks.ts";
import { ADDRESS } from "./compute-address.ts";
import { SUBNETWORK } from "./compute-subnetwork.ts";
import {
    before,
    computeUrl,
    lastSegment,
    linked,
    lookUp,
    projectOf,
    regionalPath,
    regionIn,
    regionOf,
    sameResource,
    selfLink,
} from "./names.ts";
import { KNOWN, pacific } from "./stamps.ts";

export const ROUTER = "gcp:compute/router:Router";

/** The API takes advertisements of one's own only in mode CUSTOM. */
function advertisements({ inputs }: Draft): readonly Refusal[] {
    if (bag(inputs, "bgp") === undefined || text(inputs, "bgp.advertiseMode") === "CUSTOM") return [];
    return ["advertisedGroups", "advertisedIpRanges"].flatMap((key) =>
        refuseIf(list(inputs, `bgp.${key}`).length > 0, {
            property: `bgp.${key}`,
            problem: "must be left out unless bgp.advertiseMode is CUSTOM",
            got: printable(text(inputs, "bgp.advertiseMode") ?? "DEFAULT"),
        }),
    );
}

const router: ResourceKind = {
    id: (draft) => regionalPath(draft, "routers"),
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...linked(draft, "network", "global/networks"),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(regionalPath(draft, "routers")),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...refersToNetwork(draft, "network"), ...advertisements(draft)],
};

function routerExists(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "router");
    const found = lookUp(draft.cloud, ROUTER, reference);
    const region = found === undefined ? undefined : regionIn(found.id);
    return [
        ...refers(draft, ROUTER, "a router", "router"),
        ...refuseIf(region !== undefined && region !== regionOf(draft), {
            property: "router",
            problem: `must be in the region of the translation (${regionOf(draft)})`,
            got: printable(reference),
            remedy: "give each region its own router and translation",
        }),
    ];
}

/** One method for each subnetwork: the API refuses a second translation of all subnetworks on a router. */
function onlyOneForAll(draft: Draft): readonly Refusal[] {
    const key = "sourceSubnetworkIpRangesToNat";
    if (!(text(draft.inputs, key) ?? "").startsWith("ALL_SUBNETWORKS")) return [];
    const other = draft.cloud
        .all(draft.type)
        .find(
            ({ urn, inputs, outputs }) =>
                urn !== draft.urn &&
                text(outputs, "region") === regionOf(draft) &&
                sameResource(text(inputs, "router"), text(draft.inputs, "router")) &&
                (text(inputs, key) ?? "").startsWith("ALL_SUBNETWORKS"),
        );
    return refuseIf(other !== undefined, {
        property: key,
        problem: `must not be for all subnetworks twice on a router: ${printable(other?.id)} is`,
        got: printable(text(draft.inputs, key)),
        remedy: "list the subnetworks of each",
    });
}

function addresses(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const option = text(inputs, "natIpAllocateOption");
    const given = list(inputs, "natIps").length + list(inputs, "initialNatIps").length;
    return [
        ...refuseIf(option === "MANUAL_ONLY" && given === 0 && !isUnsettled(inputs), {
            property: "natIps",
            problem: "must name at least one address when natIpAllocateOption is MANUAL_ONLY",
            got: "0",
            remedy: "name the reserved addresses to translate to",
        }),
        ...refuseIf(option === "AUTO_ONLY" && given > 0, {
            property: "natIps",
            problem: "must be left out when natIpAllocateOption is AUTO_ONLY",
            got: String(given),
        }),
        ...texts(inputs, "natIps").flatMap(({ index, item }) =>
            refers(draft, ADDRESS, "an address", `natIps[${index}]`, item),
        ),
    ];
}

function isUnsettled(inputs: Bag): boolean {
    return inputs.natIps === UNKNOWN || inputs.initialNatIps === UNKNOWN;
}

/** The provider's plan check. */
function drains(draft: Draft): readonly Refusal[] {
    const live = before(draft);
    const [had, has] = [texts(live?.inputs, "natIps"), texts(draft.inputs, "natIps")].map((held) =>
        held.map(({ item }) => item),
    );
    return texts(draft.inputs, "drainNatIps").flatMap(({ index, item }) =>
        refuseIf(had?.includes(item) !== true || has?.includes(item) === true, {
            property: `drainNatIps[${index}]`,
            problem: "must have been in natIps before and not be in it now",
            got: printable(item),
        }),
    );
}

function subnetworks(draft: Draft): readonly Refusal[] {
    const listed = list(draft.inputs, "subnetworks");
    const isList = text(draft.inputs, "sourceSubnetworkIpRangesToNat") === "LIST_OF_SUBNETWORKS";
    return [
        ...refuseIf(isList !== listed.length > 0 && draft.inputs.subnetworks !== UNKNOWN, {
            property: "subnetworks",
            problem: isList
                ? "must name at least one subnetwork when sourceSubnetworkIpRangesToNat is LIST_OF_SUBNETWORKS"
                : "must be left out unless sourceSubnetworkIpRangesToNat is LIST_OF_SUBNETWORKS",
            got: String(listed.length),
        }),
        ...listed.flatMap((entry, index) =>
            refers(draft, SUBNETWORK, "a subnetwork", `subnetworks[${index}].name`, text(entry, "name")),
        ),
    ];
}

const translation: ResourceKind = {
    id: (draft) =>
        `${projectOf(draft)}/${regionOf(draft)}/${lastSegment(text(draft.inputs, "router") ?? "")}/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...unset(draft.inputs, {
            autoNetworkTier: "PREMIUM",
            drainNatIps: [],
            enableDynamicPortAllocation: false,
            enableEndpointIndependentMapping: false,
            endpointTypes: ["ENDPOINT_TYPE_VM"],
            minPortsPerVm: 0,
            natIps: [],
        }),
        ...natAddresses(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...routerExists(draft),
        ...onlyOneForAll(draft),
        ...addresses(draft),
        ...drains(draft),
        ...subnetworks(draft),
    ],
};

function natAddresses(draft: Draft): Bag {
    const given = texts(draft.inputs, "natIps");
    if (given.length === 0) return {};
    return { natIps: given.map(({ item }) => computeUrl(draft, item, `regions/${regionOf(draft)}/addresses`)) };
}

export const routers: Family = {
    [ROUTER]: router,
    "gcp:compute/routerNat:RouterNat": translation,
};
