/** The graph of what CrossGuard hands to a stack policy, at preview or after an update. */

import type { PolicyResource } from "@pulumi/policy";
import { Graph, Resource } from "./graph.ts";
import { capture } from "./value.ts";

/** Values that CrossGuard refuses to read at preview become "not known yet" instead of an error. */
export function graphFromCrossGuard(resources: readonly PolicyResource[]): Graph {
    return new Graph(resources.map(toResource));
}

function toResource(resource: PolicyResource): Resource {
    const { provider } = resource;
    const region = provider && read(provider.props, "region");
    const id = read(resource.props, "id");
    return new Resource({
        urn: resource.urn,
        type: resource.type,
        name: resource.name,
        ...(typeof id === "string" && { id }),
        ...(resource.parent && { parent: resource.parent.urn }),
        ...(provider && { provider: provider.urn }),
        ...(typeof region === "string" && { providerRegion: region }),
        options: {
            protect: resource.opts.protect,
            ignoreChanges: resource.opts.ignoreChanges,
            deleteBeforeReplace: resource.opts.deleteBeforeReplace === true,
        },
        // The engine lists what each input was made from, also where that is nothing.
        inputs: Object.keys(resource.propertyDependencies),
        madeFrom: new Map(
            Object.entries(resource.propertyDependencies).map(([property, made]) => [
                property,
                made.map(({ urn }) => urn),
            ]),
        ),
        property: (key) => read(resource.props, key),
    });
}

function read(properties: Readonly<Record<string, unknown>>, key: string) {
    return capture(() => properties[key], isUnknownValueError);
}

/** By name, because the class is exported without a type (`@pulumi/policy` 1.21.0, `proxy.d.ts`). */
function isUnknownValueError(error: unknown): boolean {
    return error instanceof Error && error.constructor.name === "UnknownValueError";
}
