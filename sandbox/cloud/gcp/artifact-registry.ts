/** Container and package repositories. */
import { bag, filled, text } from "../bag.ts";
import type { Draft, Family } from "../kind.ts";

import { iamMember } from "./iam-member.ts";
import { lastSegment, locationOf, projectOf, writtenOr } from "./names.ts";
import { instant, KNOWN_WITH_LABELS, labels } from "./stamps.ts";

const REPOSITORY = "gcp:artifactregistry/repository:Repository";

function repositoryPath(draft: Draft, repository: string): string {
    return `projects/${projectOf(draft)}/locations/${locationOf(draft)}/repositories/${lastSegment(repository)}`;
}

function repositoryId(draft: Draft): string {
    return writtenOr(draft, "repositoryId", draft.logicalName);
}

function memberPath(draft: Draft): string {
    return repositoryPath(draft, text(draft.inputs, "repository") ?? "");
}

export const artifactRegistry: Family = {
    [REPOSITORY]: {
        id: (draft) => repositoryPath(draft, repositoryId(draft)),
        outputs: (draft) => ({
            project: projectOf(draft),
            location: locationOf(draft),
            ...labels(draft),
            name: repositoryId(draft),
            createTime: instant(draft, "created", 6),
            updateTime: instant(draft, "modified", 6),
            registryUri: `${locationOf(draft)}-${(text(draft.inputs, "format") ?? "").toLowerCase()}.pkg.dev/${projectOf(draft)}/${repositoryId(draft)}`,
            vulnerabilityScanningConfig: filled(bag(draft.inputs, "vulnerabilityScanningConfig"), {
                enablementConfig: "",
                enablementState: "SCANNING_DISABLED",
                enablementStateReason: "API containerscanning.googleapis.com is not enabled.",
            }),
        }),
        knownAtPreview: KNOWN_WITH_LABELS,
    },
    "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember": iamMember({
        path: memberPath,
        outputs: (draft) => ({
            project: projectOf(draft),
            location: locationOf(draft),
            repository: memberPath(draft),
        }),
        existing: { type: REPOSITORY, noun: "a repository", property: "repository" },
    }),
};
