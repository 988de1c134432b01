/** Region network endpoint groups, above all the serverless ones in front of Cloud Run. */
import { bags, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { inUse, refersToNetwork } from "./checks.ts";
import { lastSegment, linked, projectOf, regionIn, regionOf, selfLink } from "./names.ts";
import { KNOWN } from "./stamps.ts";

export const ENDPOINT_GROUP = "gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup";

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/networkEndpointGroups/${draft.name}`;
}

/**
 * Compute itself takes a group that points nowhere, and the load balancer then answers 404 for good; refused here because
 * it is found late in real life.
 */
function servesCloudRun(draft: Draft): readonly Refusal[] {
    const service = text(draft.inputs, "cloudRun.service");
    if (service === undefined) return [];
    const named = draft.cloud
        .all("gcp:cloudrunv2/service:Service")
        .filter(({ id }) => lastSegment(id) === lastSegment(service));
    const regions = named.map(({ id }) => regionIn(id));
    return refuseIf(!regions.includes(regionOf(draft)), {
        property: "cloudRun.service",
        problem: `must name a Cloud Run service of region ${regionOf(draft)}${regions.length === 0 ? "" : ` (it exists in ${regions.join(", ")})`}`,
        got: printable(service),
        remedy: "make the group in the region of its service, after the service",
    });
}

const endpointGroup: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: selfLink(`projects/${projectOf(draft)}/regions/${regionOf(draft)}`),
        ...unset(draft.inputs, { network: "" }),
        ...linked(draft, "network", "global/networks"),
        ...linked(draft, "subnetwork", `regions/${regionOf(draft)}/subnetworks`),
        selfLink: selfLink(path(draft)),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...servesCloudRun(draft), ...refersToNetwork(draft, "network")],
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            [
                ...cloud.all("gcp:compute/regionBackendService:RegionBackendService"),
                ...cloud.all("gcp:compute/backendService:BackendService"),
            ],
            ({ inputs }) => bags(inputs, "backends").map(({ item }) => text(item, "group")),
            "backend service",
        ),
};

export const endpointGroups: Family = { [ENDPOINT_GROUP]: endpointGroup };
