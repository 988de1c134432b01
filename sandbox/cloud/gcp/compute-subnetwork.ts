/** Subnetworks, among them the proxy-only ones that regional load balancers take their proxies from. */
import { bags, text, texts, unset } from "../bag.ts";
import type { Change, CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { type Block, contains, firstHost, overlaps, parseBlock } from "./address-block.ts";
import { inUse, refersToNetwork } from "./checks.ts";
import { lastSegment, linked, projectOf, regionOf, sameResource, selfLink } from "./names.ts";
import { fingerprint, KNOWN, pacific, serverNumber } from "./stamps.ts";

export const SUBNETWORK = "gcp:compute/subnetwork:Subnetwork";
const FORWARDING_RULE = "gcp:compute/forwardingRule:ForwardingRule";

/** Purposes of subnetworks that only Google's proxies use. */
const PROXY_ONLY = ["REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER"];

/** Source: load-balancing/docs/proxy-only-subnets ("64 or more IP addresses"), read 2026-11-22. */
const LONGEST_PROXY_PREFIX = 26;

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/subnetworks/${draft.name}`;
}

function isProxyOnly(inputs: Bag): boolean {
    return PROXY_ONLY.includes(text(inputs, "purpose") ?? "PRIVATE");
}

/** The active proxy-only subnetwork of a network and region, which regional Envoy load balancers need. */
export function proxyOnlySubnetwork(cloud: CloudView, network: string, region: string): Existing | undefined {
    return cloud
        .all(SUBNETWORK)
        .find(
            ({ inputs, outputs }) =>
                text(inputs, "purpose") === "REGIONAL_MANAGED_PROXY" &&
                (text(inputs, "role") ?? "ACTIVE") === "ACTIVE" &&
                lastSegment(text(outputs, "region") ?? "") === region &&
                sameResource(text(outputs, "network"), network),
        );
}

interface NamedBlock {
    readonly property: string;
    readonly written: string;
    readonly block: Block;
}

/** The primary and secondary ranges. */
function blocksOf(inputs: Bag): readonly NamedBlock[] {
    const written = [
        { property: "ipCidrRange", range: text(inputs, "ipCidrRange") },
        ...bags(inputs, "secondaryIpRanges").map(({ index, item }) => ({
            property: `secondaryIpRanges[${index}].ipCidrRange`,
            range: text(item, "ipCidrRange"),
        })),
    ];
    return written.flatMap(({ property, range }) => {
        const block = parseBlock(range);
        return range === undefined || block === undefined ? [] : [{ property, written: range, block }];
    });
}

function siblings(draft: Draft): readonly Existing[] {
    const network = text(draft.inputs, "network");
    return draft.cloud
        .all(SUBNETWORK)
        .filter(({ urn, outputs }) => urn !== draft.urn && sameResource(text(outputs, "network"), network));
}

function overlapping(draft: Draft): readonly Refusal[] {
    const others = siblings(draft);
    return blocksOf(draft.inputs).flatMap((own) => {
        const other = others.find(({ inputs }) => blocksOf(inputs).some(({ block }) => overlaps(block, own.block)));
        if (other === undefined) return [];
        const taken = blocksOf(other.inputs).find(({ block }) => overlaps(block, own.block));
        return [
            {
                property: own.property,
                problem: `must not overlap ${taken?.written} of subnetwork ${printable(other.id)} in the same network`,
                got: printable(own.written),
                remedy: "give each subnetwork of a network its own range",
            },
        ];
    });
}

function proxyOnlyRules(draft: Draft): readonly Refusal[] {
    if (!isProxyOnly(draft.inputs)) return [];
    const range = text(draft.inputs, "ipCidrRange");
    const block = parseBlock(range);
    const isActive = (inputs: Bag) => (text(inputs, "role") ?? "ACTIVE") === "ACTIVE";
    const active = siblings(draft).find(
        ({ inputs, outputs }) =>
            text(inputs, "purpose") === text(draft.inputs, "purpose") &&
            text(outputs, "region") === regionOf(draft) &&
            isActive(inputs),
    );
    return [
        ...refuseIf(block !== undefined && block.prefix > LONGEST_PROXY_PREFIX, {
            property: "ipCidrRange",
            problem: `must hold at least 64 addresses for a proxy-only subnetwork (/${LONGEST_PROXY_PREFIX} or larger)`,
            got: printable(range ?? ""),
            remedy: "use a /23, which Google recommends",
        }),
        ...refuseIf(active !== undefined && isActive(draft.inputs), {
            property: "role",
            problem: `must be BACKUP beside ${printable(active?.id ?? "")}`,
            got: printable("ACTIVE"),
            remedy: "a network has one active proxy-only subnetwork for each region and purpose",
        }),
    ];
}

/** Growing the range happens in place; every other change of it makes another subnetwork. */
function replacements({ before, inputs }: Change): readonly string[] {
    const [from, to] = [text(before.inputs, "ipCidrRange"), text(inputs, "ipCidrRange")];
    if (from === to || to === undefined) return [];
    const [held, wanted] = [parseBlock(from), parseBlock(to)];
    return held !== undefined && wanted !== undefined && contains(wanted, held) ? [] : ["ipCidrRange"];
}

function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const network = text(resource.outputs, "network");
    const proxied = cloud
        .all(FORWARDING_RULE)
        .find(
            ({ inputs, outputs }) =>
                text(resource.inputs, "purpose") === "REGIONAL_MANAGED_PROXY" &&
                (text(inputs, "loadBalancingScheme") ?? "").endsWith("_MANAGED") &&
                text(outputs, "region") === text(resource.outputs, "region") &&
                sameResource(text(outputs, "network"), network),
        );
    return [
        ...refuseIf(proxied !== undefined, {
            property: "",
            problem: `gives proxies to forwarding rule ${printable(proxied?.id ?? "")}`,
            remedy: "delete the forwarding rule first: let it depend on the proxy-only subnetwork",
        }),
        ...inUse(
            resource,
            cloud.all("gcp:networkconnectivity/serviceConnectionPolicy:ServiceConnectionPolicy"),
            ({ inputs }) => texts(inputs, "pscConfig.subnetworks").map(({ item }) => item),
            "service connection policy",
        ),
        ...inUse(
            resource,
            [...cloud.all(FORWARDING_RULE), ...cloud.all("gcp:compute/address:Address")],
            ({ inputs }) => [text(inputs, "subnetwork")],
            "the address or forwarding rule",
        ),
    ];
}

const subnetwork: ResourceKind = {
    id: path,
    outputs: (draft) => {
        const range = text(draft.inputs, "ipCidrRange");
        return {
            project: projectOf(draft),
            region: regionOf(draft),
            ...linked(draft, "network", "global/networks"),
            ...unset(draft.inputs, {
                ipCidrRange: `10.${Number.parseInt(draft.token("hex", 2, "range"), 16)}.0.0/20`,
                externalIpv6Prefix: "",
                internalIpv6Prefix: "",
                purpose: "PRIVATE",
                stackType: "IPV4_ONLY",
                privateIpGoogleAccess: false,
                privateIpv6GoogleAccess: "DISABLE_GOOGLE_ACCESS",
                allowSubnetCidrRoutesOverlap: false,
                secondaryIpRanges: [],
            }),
            creationTimestamp: pacific(draft),
            selfLink: selfLink(path(draft)),
            fingerprint: fingerprint(draft),
            subnetworkId: serverNumber(draft),
            gatewayAddress: range !== undefined && parseBlock(range) !== undefined ? firstHost(range) : "",
            ipv6CidrRange: "",
            ipv6GceEndpoint: "",
            state: isProxyOnly(draft.inputs) ? "READY" : "",
        };
    },
    knownAtPreview: KNOWN,
    refusals: (draft) => [...refersToNetwork(draft, "network"), ...overlapping(draft), ...proxyOnlyRules(draft)],
    replacements,
    refusalsOnDelete,
};

export const computeSubnetwork: Family = { [SUBNETWORK]: subnetwork };
