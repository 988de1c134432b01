/** The graph of what CrossGuard hands to a stack policy, at preview or after an update. */

import type { PolicyResource } from "@pulumi/policy";
import { Graph, Resource } from "./graph.ts";
import { capture } from "./value.ts";

/** Values that CrossGuard refuses to read at preview become "not known yet" instead of an error. */
export function graphFromCrossGuard(resources: readonly PolicyResource[]): Graph {
    return new Graph(resources.map(toResource));
}

function toResource(resource: PolicyResource): Resource {
    return new Resource({
        ...factsOf(resource),
        ...(resource.parent && { parent: resource.parent.urn }),
        madeFrom: new Map(
            Object.entries(resource.propertyDependencies).map(([property, made]) => [
                property,
                made.map(({ urn }) => urn),
            ]),
        ),
    });
}

/** One resource by itself, as CrossGuard hands it over before it is created or changed. */
export function resourceFromCrossGuard(resource: Single): Resource {
    return new Resource({ ...factsOf(resource), madeFrom: new Map() });
}

type Single = Pick<PolicyResource, "urn" | "type" | "name" | "props" | "opts" | "provider">;

function factsOf({ urn, type, name, props, opts, provider }: Single) {
    const region = provider && read(provider.props, "region");
    const id = read(props, "id");
    return {
        urn,
        type,
        name,
        ...(typeof id === "string" && { id }),
        ...(provider && { provider: provider.urn }),
        ...(typeof region === "string" && { providerRegion: region }),
        options: {
            protect: opts.protect,
            ignoreChanges: opts.ignoreChanges,
            deleteBeforeReplace: opts.deleteBeforeReplace === true,
        },
        property: (key: string) => read(props, key),
    };
}

function read(properties: Readonly<Record<string, unknown>>, key: string) {
    return capture(() => properties[key], isUnknownValueError);
}

/** By name, because the class is exported without a type (`@pulumi/policy` 1.21.0, `proxy.d.ts`). */
function isUnknownValueError(error: unknown): boolean {
    return error instanceof Error && error.constructor.name === "UnknownValueError";
}
