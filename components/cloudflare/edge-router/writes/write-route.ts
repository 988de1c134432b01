import type { WritePolicy, WriteRoute } from "./config.ts";

/** What the configuration says about a write: its policy, and what it must keep its order with. */
export interface RoutedWrite {
    readonly policy: WritePolicy;
    /** The entity whose writes keep their order; undefined: those of the whole tenant do. */
    readonly entity: { readonly name: string; readonly value: string } | undefined;
}

const unlisted: RoutedWrite = { policy: "reject", entity: undefined };

/** Finds the first route for a write; `resource` is its path without the version. A write of no route is rejected. */
export function routeOf(routes: readonly WriteRoute[], method: string, resource: string): RoutedWrite {
    for (const route of routes) {
        if (!route.methods.includes(method)) continue;
        const values = valuesIn(route.path, resource);
        if (values === undefined) continue;
        const value = values.get(route.order);
        return { policy: route.policy, entity: value === undefined ? undefined : { name: route.order, value } };
    }
    return unlisted;
}

/**
 * The key whose writes are sent one after the other. The same entity has the same key on every route that names it
 * alike, and never the key of another tenant's.
 */
export function orderKey(tenant: string, routed: RoutedWrite): string {
    const { entity } = routed;
    return JSON.stringify(entity === undefined ? [tenant] : [tenant, entity.name, entity.value]);
}

function valuesIn(pattern: string, resource: string): ReadonlyMap<string, string> | undefined {
    const open = pattern.endsWith("/*");
    const expected = (open ? pattern.slice(0, -2) : pattern).split("/");
    const found = resource.split("/");
    if (found.length < expected.length || (!open && found.length > expected.length)) return undefined;
    const values = new Map<string, string>();
    for (const [index, segment] of expected.entries()) {
        const given = found[index] ?? "";
        const name = /^\{(\w+)\}$/.exec(segment)?.[1];
        if (name === undefined ? segment !== given : given === "") return undefined;
        if (name !== undefined) values.set(name, decoded(given));
    }
    return values;
}

/** `%37` and `7` are one entity. */
function decoded(segment: string): string {
    try {
        return decodeURIComponent(segment);
    } catch {
        return segment;
    }
}
