import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface ImageRegistryArgs {
    readonly project: string;
    /** Multi-region such as `us`, so that losing a region does not stop the other from starting instances. */
    readonly location: "us" | "europe" | "asia";
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/** A container registry that survives a region; tags cannot be moved, so a digest means the same everywhere. */
export class ImageRegistry extends Component {
    /** Prefix of image names: `us-docker.pkg.dev/<project>/<repository>`. */
    readonly url: pulumi.Output<string>;

    constructor(name: string, args: ImageRegistryArgs, options?: ComponentOptions) {
        super("gcp:ImageRegistry", name, options);
        const repository = new gcp.artifactregistry.Repository(
            this.child("repository"),
            {
                project: args.project,
                location: args.location,
                repositoryId: name,
                format: "DOCKER",
                description: `Images of ${name}; both regions pull the same digest from here`,
                dockerConfig: { immutableTags: true },
                labels: args.labels,
            },
            this.inside(args.provider, { protect: args.protect }),
        );
        this.url = repository.registryUri;
        this.registerOutputs({ url: this.url });
    }
}
