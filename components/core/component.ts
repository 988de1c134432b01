import * as pulumi from "@pulumi/pulumi";

/** What every component of the platform takes besides its own arguments. */
export interface ComponentOptions extends Omit<pulumi.ComponentResourceOptions, "dependsOn"> {
    /** Every resource inside, at any depth, is made after these and deleted before them. Default: nothing. */
    readonly after?: readonly pulumi.Resource[];
}

/**
 * Base of all components. Children are named after their parent, because a logical name is identity: `child("role")`
 * of `api` is `api-role`.
 */
export abstract class Component extends pulumi.ComponentResource {
    readonly #name: string;
    readonly #after: readonly pulumi.Resource[];

    /** `token` is `<cloud>:<Name>`, such as `gcp:ValkeyPair`; the package part is always `ha-platform`. */
    protected constructor(token: string, name: string, { after = [], ...options }: ComponentOptions = {}) {
        // No arguments are handed up: they may hold outputs and cycles, and rules read registered outputs anyway.
        super(`ha-platform:${token}`, name, {}, options);
        this.#name = name;
        // The engine does not hand a component's dependencies down to its children.
        const inherited = options.parent instanceof Component ? options.parent.#after : [];
        this.#after = [...inherited, ...after];
    }

    protected child(suffix: string): string {
        return `${this.#name}-${suffix}`;
    }

    /** Options for a child resource, through the given provider; `after` adds to what the whole component waits for. */
    protected inside(
        provider?: pulumi.ProviderResource,
        { after = [], ...more }: Omit<pulumi.CustomResourceOptions, "dependsOn"> & Pick<ComponentOptions, "after"> = {},
    ): pulumi.CustomResourceOptions {
        const dependsOn = [...this.#after, ...after];
        return { parent: this, ...(provider && { provider }), ...(dependsOn.length > 0 && { dependsOn }), ...more };
    }
}
