/** Regional forwarding rules: the addresses of load balancers. */
import { flag, text, unset } from "../bag.ts";
import type { Change, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { type Bag, UNKNOWN } from "../values.ts";
import { BACKEND_SERVICE } from "./backend-service.ts";
import { refers, refersToNetwork } from "./checks.ts";
import { ADDRESS } from "./compute-address.ts";
import { proxyOnlySubnetwork } from "./compute-subnetwork.ts";
import { computeUrl, linked, lookUp, projectOf, regionIn, regionOf, selfLink } from "./names.ts";
import { fingerprint, KNOWN_WITH_LABELS, labels, pacific, serverNumber } from "./stamps.ts";
import { TARGET_PROXY } from "./target-proxy.ts";

export const FORWARDING_RULE = "gcp:compute/forwardingRule:ForwardingRule";

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/forwardingRules/${draft.name}`;
}

function scheme(draft: Draft): string {
    return text(draft.inputs, "loadBalancingScheme") ?? "EXTERNAL";
}

function isInternal(draft: Draft): boolean {
    return scheme(draft).startsWith("INTERNAL");
}

function networkOf(draft: Draft): string {
    return computeUrl(draft, text(draft.inputs, "network") ?? "default", "global/networks");
}

/** The reserved address that `ipAddress` names, when it is not an address itself. */
function reserved(draft: Draft): Existing | undefined {
    const given = text(draft.inputs, "ipAddress");
    if (given === undefined) return undefined;
    return (
        lookUp(draft.cloud, ADDRESS, given) ??
        draft.cloud.all(ADDRESS).find(({ outputs }) => text(outputs, "address") === given)
    );
}

function ipAddress(draft: Draft): string {
    const held = reserved(draft);
    const given = held === undefined ? text(draft.inputs, "ipAddress") : text(held.outputs, "address");
    return given ?? (isInternal(draft) ? draft.privateAddress() : draft.publicAddress());
}

function portRange(draft: Draft): string {
    const given = draft.inputs.portRange;
    const written = typeof given === "number" ? String(given) : (text(draft.inputs, "portRange") ?? "");
    return /^\d+$/.test(written) ? `${written}-${written}` : written;
}

function isServiceAttachment(draft: Draft): boolean {
    return (text(draft.inputs, "target") ?? "").includes("/serviceAttachments/");
}

function proxies(draft: Draft): readonly Refusal[] {
    if (!scheme(draft).endsWith("_MANAGED") || draft.inputs.network === UNKNOWN) return [];
    return refuseIf(proxyOnlySubnetwork(draft.cloud, networkOf(draft), regionOf(draft)) === undefined, {
        property: "network",
        problem: `must have an active proxy-only subnetwork in ${regionOf(draft)} when loadBalancingScheme is ${scheme(draft)}`,
        got: printable(networkOf(draft)),
        remedy: "make a subnetwork with purpose REGIONAL_MANAGED_PROXY and role ACTIVE there first",
    });
}

function targetFits(draft: Draft): readonly Refusal[] {
    const target = text(draft.inputs, "target");
    // Other kinds of target are not simulated.
    if (target === undefined || !target.includes("/targetHttpsProxies/")) return [];
    const region = regionIn(target);
    return [
        ...refers(draft, TARGET_PROXY, "a target proxy", "target"),
        ...refuseIf(region !== undefined && region !== regionOf(draft), {
            property: "target",
            problem: `must be in the region of the forwarding rule (${regionOf(draft)})`,
            got: printable(target),
        }),
    ];
}

function addressFits(draft: Draft): readonly Refusal[] {
    const given = text(draft.inputs, "ipAddress");
    const held = reserved(draft);
    const missing = given?.includes("/addresses/") === true && held === undefined;
    const tier = text(draft.inputs, "networkTier") ?? "PREMIUM";
    const heldTier = held === undefined ? undefined : text(held.outputs, "networkTier");
    return [
        ...(missing ? refers(draft, ADDRESS, "an address", "ipAddress") : []),
        ...refuseIf(held !== undefined && regionIn(held.id) !== regionOf(draft), {
            property: "ipAddress",
            problem: `must be an address of region ${regionOf(draft)}`,
            got: printable(held?.id ?? ""),
        }),
        ...refuseIf(!isInternal(draft) && heldTier !== undefined && heldTier !== tier, {
            property: "networkTier",
            problem: `must equal the tier of its address (${heldTier})`,
            got: printable(tier),
        }),
    ];
}

function addressFree(draft: Draft): readonly Refusal[] {
    if (text(draft.inputs, "ipAddress") === undefined) return [];
    const other = draft.cloud
        .all(FORWARDING_RULE)
        .find(
            ({ urn, outputs }) =>
                urn !== draft.urn &&
                text(outputs, "ipAddress") === ipAddress(draft) &&
                text(outputs, "portRange") === portRange(draft),
        );
    return refuseIf(other !== undefined, {
        property: "ipAddress",
        problem: `must not serve port ${portRange(draft)} twice: ${printable(other?.id ?? "")} does already`,
        got: printable(ipAddress(draft)),
    });
}

/** Notes of the provider: these two are in place for some rules and replace others. */
function replacements({ before, inputs }: Change): readonly string[] {
    const attachment = (held: Bag) => (text(held, "target") ?? "").includes("/serviceAttachments/");
    const movesAttachment =
        attachment(before.inputs) && attachment(inputs) && text(before.inputs, "target") !== text(inputs, "target");
    const changesAccess =
        text(inputs, "loadBalancingScheme") === "INTERNAL_MANAGED" &&
        (flag(before.inputs, "allowGlobalAccess") ?? false) !== (flag(inputs, "allowGlobalAccess") ?? false);
    return [...(movesAttachment ? ["target"] : []), ...(changesAccess ? ["allowGlobalAccess"] : [])];
}

function targetUrl(draft: Draft): Bag {
    const target = text(draft.inputs, "target");
    if (target === undefined) return {};
    return { target: computeUrl(draft, target, "").replace("/compute/v1/", "/compute/beta/") };
}

const forwardingRule: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...unset(draft.inputs, {
            ipProtocol: "TCP",
            networkTier: "PREMIUM",
            ipVersion: "",
            network: isInternal(draft) ? networkOf(draft) : "",
            subnetwork: isInternal(draft)
                ? selfLink(`projects/${projectOf(draft)}/regions/${regionOf(draft)}/subnetworks/default`)
                : "",
        }),
        ...linked(draft, "network", "global/networks"),
        ...linked(draft, "subnetwork", `regions/${regionOf(draft)}/subnetworks`),
        ...linked(draft, "backendService", `regions/${regionOf(draft)}/backendServices`),
        ...targetUrl(draft),
        ipAddress: ipAddress(draft),
        portRange: portRange(draft),
        ...labels(draft, false),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(path(draft)),
        forwardingRuleId: serverNumber(draft),
        baseForwardingRule: "",
        labelFingerprint: fingerprint(draft),
        pscConnectionId: isServiceAttachment(draft) ? draft.token("digits", 17, "psc") : "",
        pscConnectionStatus: isServiceAttachment(draft) ? "ACCEPTED" : "",
        serviceName: serviceName(draft),
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [
        ...refersToNetwork(draft, "network"),
        ...targetFits(draft),
        ...refers(draft, BACKEND_SERVICE, "a backend service", "backendService"),
        ...proxies(draft),
        ...addressFits(draft),
        ...addressFree(draft),
    ],
    replacements,
};

function serviceName(draft: Draft): string {
    const label = text(draft.inputs, "serviceLabel");
    if (label === undefined) return "";
    return `${label}.${draft.name}.il4.${regionOf(draft)}.lb.${projectOf(draft)}.internal`;
}

export const forwardingRules: Family = { [FORWARDING_RULE]: forwardingRule };
