/** Kubernetes Engine clusters. */
import { bag, bags, filled, filledAt, flag, list, number, text, texts, unset } from "../bag.ts";
import type { Change, CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag, Value } from "../values.ts";
import { inUse, refers, refersToNetwork } from "./checks.ts";
import { SUBNETWORK } from "./compute-subnetwork.ts";
import { clusterDefaults, GKE_VERSION, NODE_DEFAULTS, zonesOf } from "./kubernetes-defaults.ts";
import { lastSegment, locationOf, lookUp, projectOf, regionIn } from "./names.ts";
import { base64, KNOWN_WITH_LABELS } from "./stamps.ts";

export const CLUSTER = "gcp:container/cluster:Cluster";

const API = "https://container.googleapis.com/v1beta1/";
const PLACE = /^[a-z]+-[a-z]+\d+(-[a-z])?$/;

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/locations/${locationOf(draft)}/clusters/${draft.name}`;
}

export function isZone(location: string): boolean {
    return /-[a-z]$/.test(location);
}

/** The region of a location that is a region or a zone. */
export function regionOfPlace(location: string): string {
    return location.replace(/-[a-z]$/, "");
}

function place(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const location = locationOf(draft);
    const region = regionOfPlace(location);
    const subnetwork = lookUp(draft.cloud, SUBNETWORK, text(inputs, "subnetwork"));
    const home = subnetwork === undefined ? undefined : regionIn(subnetwork.id);
    return [
        ...refuseIf(!PLACE.test(location) && text(inputs, "location") !== undefined, {
            property: "location",
            problem: "must be a region such as us-central1 or a zone such as us-central1-a",
            got: printable(location),
            remedy: "a region spreads the control plane and the nodes over its zones",
        }),
        ...texts(inputs, "nodeLocations").flatMap(({ index, item }) =>
            refuseIf(regionOfPlace(item) !== region || !isZone(item), {
                property: `nodeLocations[${index}]`,
                problem: `must be a zone of ${region}`,
                got: printable(item),
            }),
        ),
        ...refuseIf(home !== undefined && home !== region, {
            property: "subnetwork",
            problem: `must be a subnetwork of region ${region}`,
            got: printable(text(inputs, "subnetwork")),
            remedy: "give each region its own subnetwork and cluster",
        }),
        ...refuseIf(flag(inputs, "enableAutopilot") === true && isZone(location), {
            property: "location",
            problem: "must be a region when enableAutopilot is true",
            got: printable(location),
        }),
    ];
}

/** A cluster starts with nodes, even one whose default pool is removed at once. */
function nodes({ inputs }: Draft): readonly Refusal[] {
    const count = number(inputs, "initialNodeCount") ?? 0;
    const needsNone = flag(inputs, "enableAutopilot") === true || list(inputs, "nodePools").length > 0;
    const version = text(inputs, "nodeVersion");
    const asked = text(inputs, "minMasterVersion");
    return [
        ...refuseIf(!needsNone && count < 1 && typeof inputs.initialNodeCount !== "string", {
            property: "initialNodeCount",
            problem: "must be at least 1 unless nodePools or enableAutopilot is set",
            got: String(count),
            remedy: "set 1 together with removeDefaultNodePool to have pools of your own",
        }),
        ...refuseIf(version !== undefined && flag(inputs, "removeDefaultNodePool") === true, {
            property: "nodeVersion",
            problem: "must be left out when removeDefaultNodePool is true",
            got: printable(version),
        }),
        ...refuseIf(version !== undefined && asked !== undefined && version.split("-")[0] !== asked.split("-")[0], {
            property: "nodeVersion",
            problem: `must be the version of minMasterVersion (${asked}) up to the first hyphen`,
            got: printable(version),
        }),
        ...refuseIf(flag(inputs, "skipNodePoolRefresh") === true && list(inputs, "nodePools").length > 0, {
            property: "skipNodePoolRefresh",
            problem: "must be false when nodePools are set",
            got: "true",
        }),
    ];
}

/** The first two turn off only with another cluster, removing a beta API too. */
function replacements({ before, inputs }: Change): readonly string[] {
    const turnsOff = (key: string) => flag(before.inputs, key) === true && flag(inputs, key) === false;
    const apis = (held: Bag) => texts(held, "enableK8sBetaApis.enabledApis").map(({ item }) => item);
    const scope = "dnsConfig.additiveVpcScopeDnsDomain";
    const autopilot = flag(inputs, "enableAutopilot") === true;
    return [
        ...["enableL4IlbSubsetting", "enableFqdnNetworkPolicy"].filter(turnsOff),
        ...(apis(before.inputs).some((api) => !apis(inputs).includes(api)) ? ["enableK8sBetaApis.enabledApis"] : []),
        ...(autopilot && text(before.inputs, scope) !== text(inputs, scope) ? [scope] : []),
    ];
}

function version(draft: Draft): string {
    const asked = text(draft.inputs, "minMasterVersion");
    if (asked === undefined) return GKE_VERSION;
    if (asked.includes("-gke.")) return asked;
    return asked.split(".").length === 2 ? `${asked}.0-gke.1000000` : `${asked}-gke.1000000`;
}

function certificate(draft: Draft): string {
    const lines = [1, 2, 3].map((line) => base64(draft, 48, `authority-${line}`));
    const pem = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
    return Buffer.from(pem).toString("base64");
}

function access(draft: Draft): Bag {
    const given = bag(draft.inputs, "privateClusterConfig");
    const block = text(given, "masterIpv4CidrBlock");
    const isPrivate = flag(given, "enablePrivateEndpoint") === true;
    const inside = block === undefined ? draft.privateAddress() : block.replace(/\.\d+\/\d+$/, ".2");
    const outside = isPrivate ? "" : draft.publicAddress();
    return {
        endpoint: isPrivate ? inside : outside,
        privateClusterConfig: {
            ...filled(given, {
                enablePrivateEndpoint: false,
                enablePrivateNodes: false,
                masterIpv4CidrBlock: "",
                privateEndpointSubnetwork: "",
                masterGlobalAccessConfig: { enabled: false },
            }),
            peeringName: "",
            privateEndpoint: inside,
            publicEndpoint: outside,
        },
        masterAuth: {
            ...filled(bag(draft.inputs, "masterAuth"), { clientCertificateConfig: { issueClientCertificate: false } }),
            clientCertificate: "",
            clientKey: "",
            clusterCaCertificate: certificate(draft),
        },
    };
}

function addressRanges(draft: Draft): Bag {
    const block = `10.${4 * (Number(draft.token("digits", 3, "pods")) % 64)}.0.0/14`;
    const pods =
        text(draft.inputs, "ipAllocationPolicy.clusterIpv4CidrBlock") ?? text(draft.inputs, "clusterIpv4Cidr") ?? block;
    const services = text(draft.inputs, "ipAllocationPolicy.servicesIpv4CidrBlock") ?? "34.118.224.0/20";
    return {
        clusterIpv4Cidr: pods,
        servicesIpv4Cidr: services,
        ipAllocationPolicy: filled(bag(draft.inputs, "ipAllocationPolicy"), {
            clusterIpv4CidrBlock: pods,
            servicesIpv4CidrBlock: services,
            clusterSecondaryRangeName: `gke-${draft.name}-pods-${draft.token("hex", 8, "pods")}`,
            servicesSecondaryRangeName: "",
            stackType: "IPV4",
            podCidrOverprovisionConfig: { disabled: false },
        }),
    };
}

function pools(draft: Draft): Bag {
    const given = bags(draft.inputs, "nodePools");
    if (given.length === 0) return {};
    return {
        nodePools: given.map(({ item }) =>
            filled(item, {
                name: "default-pool",
                version: version(draft),
                initialNodeCount: 0,
                nodeCount: item.initialNodeCount ?? 0,
                maxPodsPerNode: 110,
            }),
        ),
    };
}

function clusterLabels({ inputs, provider }: Draft): Bag {
    const all: Value = {
        ...bag(provider.config, "defaultLabels"),
        ...(flag(provider.config, "addPulumiAttributionLabel") === false ? {} : { "goog-pulumi-provisioned": "true" }),
        ...bag(inputs, "resourceLabels"),
    };
    return { pulumiLabels: all, effectiveLabels: all };
}

function networkNames(draft: Draft): Bag {
    const subnetwork = lastSegment(text(draft.inputs, "subnetwork") ?? "default");
    return {
        network: `projects/${projectOf(draft)}/global/networks/${lastSegment(text(draft.inputs, "network") ?? "default")}`,
        subnetwork: `projects/${projectOf(draft)}/regions/${regionOfPlace(locationOf(draft))}/subnetworks/${subnetwork}`,
    };
}

const cluster: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        location: locationOf(draft),
        ...clusterDefaults(draft),
        ...unset(draft.inputs, {
            nodeVersion: version(draft),
            nodeLocations: isZone(locationOf(draft)) ? [] : [...zonesOf(locationOf(draft))],
        }),
        nodeConfig: filled(bag(draft.inputs, "nodeConfig"), { ...NODE_DEFAULTS, effectiveTaints: [] }),
        ...filledAt(draft.inputs, "fleet", {
            membership: `//gkehub.googleapis.com/projects/${text(draft.inputs, "fleet.project") ?? projectOf(draft)}/locations/${regionOfPlace(locationOf(draft))}/memberships/${draft.name}`,
            membershipId: draft.name,
            membershipLocation: regionOfPlace(locationOf(draft)),
            preRegistered: false,
        }),
        ...networkNames(draft),
        ...addressRanges(draft),
        ...access(draft),
        ...pools(draft),
        ...clusterLabels(draft),
        masterVersion: version(draft),
        selfLink: `${API}${isZone(locationOf(draft)) ? path(draft).replace("/locations/", "/zones/") : path(draft)}`,
        emulatedVersion: "",
        operation: "",
        labelFingerprint: draft.token("hex", 8, "labels"),
        tpuIpv4CidrBlock: "",
    }),
    knownAtPreview: KNOWN_WITH_LABELS.filter((key) => key !== "project"),
    refusals: (draft) => [
        ...refersToNetwork(draft, "network"),
        ...refers(draft, SUBNETWORK, "a subnetwork", "subnetwork"),
        ...place(draft),
        ...nodes(draft),
    ],
    refusalsOnDelete: (resource: Existing, cloud: CloudView) =>
        inUse(
            resource,
            cloud.all("gcp:gkebackup/backupPlan:BackupPlan"),
            ({ inputs }) => [text(inputs, "cluster")],
            "backup plan",
        ),
    replacements,
};

export const kubernetesClusters: Family = { [CLUSTER]: cluster };
