import { holdsImages, REPOSITORY, repositoryDocs } from "../../clouds/gcp/artifact-registry.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "image-registry-outlives-a-region",
    title: "An image registry lies in a multi-region",
    severity: "high",
    concern: "redundancy",
    types: [REPOSITORY],
    breaks: "the surviving region cannot start a single new instance, because its images are in the region that was lost",
    remedy: '{ location: "us" }',
    sources: [
        repositoryDocs,
        { url: "https://cloud.google.com/artifact-registry/docs/repositories/repo-locations", read: "2026-11-22" },
    ],
    requirements: ["AG-08"],
    whenUnknown: "fail",
    settings: { locations: ["us", "europe", "asia"] },
    judge: (repository, { locations }) => {
        if (!holdsImages(repository)) return undefined;
        const location = known(readString(repository, "location"));
        return location !== undefined && locations.includes(location)
            ? pass(repository, `images are kept in several regions of ${location}`)
            : fail(
                  repository,
                  `location is ${location ?? "not set"}, needs one of ${locations.join(", ")} (a change creates it anew)`,
              );
    },
});
