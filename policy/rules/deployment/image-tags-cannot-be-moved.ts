import { holdsImages, REPOSITORY, repositoryDocs } from "../../clouds/gcp/artifact-registry.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "image-tags-cannot-be-moved",
    title: "A tag of an image registry names one image for ever",
    severity: "medium",
    concern: "deployment",
    types: [REPOSITORY],
    breaks: "two regions run different programs under one tag, and going back to a tag brings something else",
    remedy: "{ dockerConfig: { immutableTags: true } }",
    sources: [
        repositoryDocs,
        { url: "https://cloud.google.com/artifact-registry/docs/docker/manage-images", read: "2026-11-22" },
    ],
    requirements: ["AG-08", "HB-10"],
    whenUnknown: "unknown",
    settings: {},
    judge: (repository) => {
        if (!holdsImages(repository)) return undefined;
        const immutable = known(readBoolean(repository, "dockerConfig.immutableTags")) ?? false;
        return immutable
            ? pass(repository, "tags cannot be moved")
            : fail(repository, "dockerConfig.immutableTags is false, needs true");
    },
});
