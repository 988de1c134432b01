/** Workflows. */
import { text, unset } from "../bag.ts";
import type { Draft, Family, ResourceKind } from "../kind.ts";
import { refersToServiceAccount } from "./checks.ts";
import { lastSegment, PROJECT_NUMBER, projectOf, regionOf } from "./names.ts";
import { instant, KNOWN_WITH_LABELS, labels } from "./stamps.ts";

/** Also when the program wrote the account's whole path. */
function accountEmail(draft: Draft): string | undefined {
    const account = text(draft.inputs, "serviceAccount");
    return account === undefined ? undefined : lastSegment(account);
}

const workflow: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/locations/${regionOf(draft)}/workflows/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, {
            description: "",
            namePrefix: "",
            serviceAccount: `projects/${projectOf(draft)}/serviceAccounts/${PROJECT_NUMBER}-compute@developer.gserviceaccount.com`,
        }),
        ...labels(draft),
        createTime: instant(draft, "created", 9),
        updateTime: instant(draft, "modified", 9),
        state: "ACTIVE",
        revisionId: `${String(draft.revision).padStart(6, "0")}-${draft.token("hex", 3, `revision-${draft.revision}`)}`,
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => refersToServiceAccount(draft, "serviceAccount", accountEmail(draft)),
};

export const workflows: Family = { "gcp:workflows/workflow:Workflow": workflow };
