import { holdsImages, REPOSITORY, repositoryDocs } from "../../clouds/gcp/artifact-registry.ts";
import { known, type Readable, readBoolean, readNumber, readParts, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "image-cleanup-keeps-recent-images",
    title: "A registry that deletes old images keeps the newest of each",
    severity: "high",
    concern: "deletion",
    types: [REPOSITORY],
    breaks: "an image that runs but was built long ago is deleted: no new instance starts, and no rollback either",
    remedy: '{ cleanupPolicies: [{}, { id: "newest", action: "KEEP", mostRecentVersions: { keepCount: 10 } }] }',
    sources: [
        repositoryDocs,
        { url: "https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy", read: "2026-11-22" },
    ],
    requirements: ["AG-08", "HB-10"],
    whenUnknown: "unknown",
    settings: { images: 10 },
    judge: (repository, { images }) => {
        if (!holdsImages(repository)) return undefined;
        const policies = known(readParts(repository, "cleanupPolicies")) ?? [];
        const deletes = policies.some((policy) => known(readString(policy, "action")) === "DELETE");
        if (!deletes || known(readBoolean(repository, "cleanupPolicyDryRun")) === true) return undefined;
        const kept = Math.max(0, ...policies.map(keepCount));
        return kept >= images
            ? pass(repository, `keeps the newest ${kept} images`)
            : fail(
                  repository,
                  `cleanupPolicies delete images and keep the newest ${kept}, needs at least ${images}`,
                  keepNewest(policies, images),
              );
    },
});

function keepCount(policy: Readable): number {
    if (known(readString(policy, "action")) !== "KEEP") return 0;
    // A policy for some packages alone leaves the others to the one that deletes.
    const some = known(readStrings(policy, "mostRecentVersions.packageNamePrefixes")) ?? [];
    if (some.length > 0) return 0;
    return known(readNumber(policy, "mostRecentVersions.keepCount")) ?? 0;
}

function keepNewest(policies: readonly Readable[], images: number): string {
    const newest = `{ id: "newest", action: "KEEP", mostRecentVersions: { keepCount: ${images} } }`;
    return `{ cleanupPolicies: [${"{}, ".repeat(policies.length)}${newest}] }`;
}
