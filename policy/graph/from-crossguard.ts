/** The graph of what CrossGuard hands to a stack policy, at preview or after an update. */

import type { PolicyResource } from "@pulumi/policy";
import { Graph, Resource } from "./graph.ts";
import { capture } from "./value.ts";

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/**
 * Values that CrossGuard refuses to read at preview become "not known yet" instead of an error. The engine keeps stack
 * references from policies (Pulumi 3.259.0, read 2026-11-22): where the outputs of the referenced platform are given, they
 * stand in its place, and whatever was made from other resources may have been made from it as well.
 */
export function graphFromCrossGuard(resources: readonly PolicyResource[], outputs?: unknown): Graph {
    const shown = resources.some(({ type }) => type === STACK_REFERENCE);
    const platform = outputs === undefined || shown ? undefined : referenceWith(outputs, resources);
    const graph = resources.map((resource) => toResource(resource, platform?.urn));
    return new Graph(platform === undefined ? graph : [...graph, platform]);
}

function referenceWith(outputs: unknown, resources: readonly PolicyResource[]): Resource {
    const [stack = "urn:pulumi:stack", project = "project"] = resources[0]?.urn.split("::") ?? [];
    const name = "platform";
    return new Resource({
        urn: `${stack}::${project}::${STACK_REFERENCE}::${name}`,
        type: STACK_REFERENCE,
        name,
        madeFrom: new Map(),
        property: (key) => (key === "outputs" ? capture(() => outputs) : undefined),
    });
}

function toResource(resource: PolicyResource, platform: string | undefined): Resource {
    const unseen = platform === undefined ? [] : [platform];
    return new Resource({
        ...factsOf(resource),
        ...(resource.parent && { parent: resource.parent.urn }),
        inputs: Object.keys(resource.props),
        madeFrom: new Map(
            Object.entries(resource.propertyDependencies).map(([property, made]) => [
                property,
                [...made.map(({ urn }) => urn), ...unseen],
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
