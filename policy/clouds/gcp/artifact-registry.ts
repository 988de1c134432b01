/** What rules need to know about Artifact Registry. */

import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const REPOSITORY = "gcp:artifactregistry/repository:Repository";

export const repositoryDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/artifactregistry/repository/",
    read: "2026-11-22",
};

/** Whether it holds images of its own: not those of a remote registry, nor a view of other repositories. */
export function holdsImages(repository: Resource): boolean {
    const mode = known(readString(repository, "mode")) ?? "STANDARD_REPOSITORY";
    return known(readString(repository, "format")) === "DOCKER" && mode === "STANDARD_REPOSITORY";
}
