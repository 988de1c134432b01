import * as pulumi from "@pulumi/pulumi";

/** What every component of the platform takes besides its own arguments. */
export type ComponentOptions = pulumi.ComponentResourceOptions;

/**
 * Base of all components. Children are named after their parent, because a logical name is identity: `child("role")`
 * of `api` is `api-role`.
 */
export abstract class Component extends pulumi.ComponentResource {
    readonly #name: string;

    /** `token` is `<cloud>:<Name>`, such as `gcp:ValkeyPair`; the package part is always `ha-platform`. */
    protected constructor(token: string, name: string, options: ComponentOptions = {}) {
        // No arguments are handed up: they may hold outputs and cycles, and rules read registered outputs anyway.
        super(`ha-platform:${token}`, name, {}, options);
        this.#name = name;
    }

    protected child(suffix: string): string {
        return `${this.#name}-${suffix}`;
    }

    /** Options for a child, through the given provider where the component spans several. */
    protected inside(
        provider?: pulumi.ProviderResource,
        more: pulumi.CustomResourceOptions = {},
    ): pulumi.CustomResourceOptions {
        return { parent: this, ...(provider && { provider }), ...more };
    }
}
