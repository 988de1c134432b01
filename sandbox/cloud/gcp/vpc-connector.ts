/** Serverless VPC Access connectors. */
import { filledAt, number, text, unset } from "../bag.ts";
import type { Change, Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { refers, refersToNetwork } from "./checks.ts";
import { SUBNETWORK } from "./compute-subnetwork.ts";
import { lastSegment, lookUp, projectOf, regionIn, regionOf } from "./names.ts";
import { KNOWN } from "./stamps.ts";

const SIZES = ["minInstances", "maxInstances"] as const;

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/locations/${regionOf(draft)}/connectors/${draft.name}`;
}

function size(draft: Draft): readonly Refusal[] {
    const [least, most] = [number(draft.inputs, "minInstances") ?? 2, number(draft.inputs, "maxInstances") ?? 10];
    return refuseIf(least >= most, {
        property: "minInstances",
        problem: `must be less than maxInstances (${most})`,
        got: String(least),
    });
}

function subnetwork(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, "subnet.name");
    const found = lookUp(draft.cloud, SUBNETWORK, name);
    const region = found === undefined ? undefined : regionIn(found.id);
    return [
        ...refers(draft, SUBNETWORK, "a subnetwork", "subnet.name"),
        ...refuseIf(region !== undefined && region !== regionOf(draft), {
            property: "subnet.name",
            problem: `must be a subnetwork of region ${regionOf(draft)}`,
            got: printable(name),
            remedy: "make one connector for each region",
        }),
    ];
}

/** A connector grows in place and shrinks by replacement. */
function replacements({ before, inputs }: Change): readonly string[] {
    return SIZES.filter((key) => {
        const [had, wanted] = [number(before.inputs, key), number(inputs, key)];
        return had !== undefined && wanted !== undefined && wanted < had;
    });
}

const connector: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...unset(draft.inputs, { minInstances: 2, maxInstances: 10, minThroughput: 200, maxThroughput: 1000 }),
        network: lastSegment(text(draft.inputs, "network") ?? "default"),
        ...filledAt(draft.inputs, "subnet", { projectId: projectOf(draft) }),
        selfLink: path(draft),
        state: "READY",
        connectedProjects: [projectOf(draft)],
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...refersToNetwork(draft, "network"), ...subnetwork(draft), ...size(draft)],
    replacements,
};

export const vpcConnectors: Family = { "gcp:vpcaccess/connector:Connector": connector };
