/** Service connection policies: where managed services may place their endpoints. */
import { bag, bags, filled, text, texts } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { refers, refersToNetwork } from "./checks.ts";
import { SUBNETWORK } from "./compute-subnetwork.ts";
import { locationOf, projectOf, regionIn, sameResource } from "./names.ts";
import { instant, KNOWN_WITH_LABELS, labels } from "./stamps.ts";

export const CONNECTION_POLICY = "gcp:networkconnectivity/serviceConnectionPolicy:ServiceConnectionPolicy";

/** The class that Memorystore for Valkey looks for. */
const MEMORYSTORE_CLASS = "gcp-memorystore";

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/locations/${locationOf(draft)}/serviceConnectionPolicies/${draft.name}`;
}

/** The policy under which Memorystore may place endpoints in a network and region. */
export function memorystorePolicy(cloud: CloudView, network: string, region: string): Existing | undefined {
    return cloud
        .all(CONNECTION_POLICY)
        .find(
            ({ inputs }) =>
                text(inputs, "serviceClass") === MEMORYSTORE_CLASS &&
                text(inputs, "location") === region &&
                sameResource(text(inputs, "network"), network),
        );
}

/** The networks in which an instance wants endpoints, by either of the two inputs that say so. */
export function endpointNetworks(
    inputs: Draft["inputs"],
): readonly { readonly property: string; readonly network: string }[] {
    return ["desiredAutoCreatedEndpoints", "desiredPscAutoConnections"].flatMap((key) =>
        bags(inputs, key).flatMap(({ index, item }) => {
            const network = text(item, "network");
            return network === undefined ? [] : [{ property: `${key}[${index}].network`, network }];
        }),
    );
}

function subnetworks(draft: Draft): readonly Refusal[] {
    return texts(draft.inputs, "pscConfig.subnetworks").flatMap(({ index, item }) => {
        const property = `pscConfig.subnetworks[${index}]`;
        const region = regionIn(item);
        return [
            ...refers(draft, SUBNETWORK, "a subnetwork", property, item),
            ...refuseIf(region !== undefined && region !== locationOf(draft), {
                property,
                problem: `must be in the location of the policy (${locationOf(draft)})`,
                got: printable(item),
                remedy: "make one policy for each region",
            }),
        ];
    });
}

function onePerNetwork(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const other = draft.cloud
        .all(CONNECTION_POLICY)
        .find(
            (policy) =>
                policy.urn !== draft.urn &&
                text(policy.inputs, "serviceClass") === text(inputs, "serviceClass") &&
                text(policy.inputs, "location") === text(inputs, "location") &&
                sameResource(text(policy.inputs, "network"), text(inputs, "network")),
        );
    return refuseIf(other !== undefined, {
        property: "serviceClass",
        problem: `must be the only policy of its class in this network and location: ${printable(other?.id ?? "")} exists`,
        got: printable(text(inputs, "serviceClass") ?? ""),
        remedy: "add the subnetworks to the policy that exists",
    });
}

function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const { inputs } = resource;
    if (text(inputs, "serviceClass") !== MEMORYSTORE_CLASS) return [];
    const user = cloud
        .all("gcp:memorystore/instance:Instance")
        .find(
            (instance) =>
                text(instance.inputs, "location") === text(inputs, "location") &&
                endpointNetworks(instance.inputs).some(({ network }) => sameResource(network, text(inputs, "network"))),
        );
    return refuseIf(user !== undefined, {
        property: "",
        problem: `holds the endpoints of ${printable(user?.id ?? "")}`,
        remedy: "delete the instance first: let it depend on the policy",
    });
}

const connectionPolicy: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...(bag(draft.inputs, "pscConfig") === undefined
            ? {}
            : { pscConfig: filled(bag(draft.inputs, "pscConfig"), { producerInstanceLocation: "" }) }),
        ...labels(draft),
        createTime: instant(draft, "created", 9),
        updateTime: instant(draft, "modified", 9),
        etag: draft.token("alnum", 43, `etag-${draft.revision}`),
        infrastructure: "PSC",
        pscConnections: [],
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [...refersToNetwork(draft, "network"), ...subnetworks(draft), ...onePerNetwork(draft)],
    refusalsOnDelete,
};

export const connectionPolicies: Family = { [CONNECTION_POLICY]: connectionPolicy };
