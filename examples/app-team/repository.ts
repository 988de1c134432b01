import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";

interface RepositoryArgs {
    readonly project: pulumi.Output<string>;
    /** Name and digest. */
    readonly image: string;
}

/** A place for images that no region takes with it. Gives the image's full address once the place is there. */
export function createRepository({ project, image }: RepositoryArgs, provider: gcp.Provider): pulumi.Output<string> {
    const repository = new gcp.artifactregistry.Repository(
        "images",
        { project, repositoryId: "claims-portal", location: "us", format: "DOCKER" },
        { provider },
    );
    return pulumi.interpolate`${repository.location}-docker.pkg.dev/${project}/${repository.repositoryId}/${image}`;
}
