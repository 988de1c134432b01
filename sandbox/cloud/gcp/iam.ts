/** Service accounts and roles on the project. */
import type { Draft, Family } from "../kind.ts";

import { iamMember } from "./iam-member.ts";
import { projectOf, writtenOr } from "./names.ts";

function email(draft: Draft): string {
    return `${writtenOr(draft, "accountId", draft.logicalName)}@${projectOf(draft)}.iam.gserviceaccount.com`;
}

export const iam: Family = {
    "gcp:serviceaccount/account:Account": {
        id: (draft) => `projects/${projectOf(draft)}/serviceAccounts/${email(draft)}`,
        outputs: (draft) => ({
            project: projectOf(draft),
            email: email(draft),
            member: `serviceAccount:${email(draft)}`,
            name: `projects/${projectOf(draft)}/serviceAccounts/${email(draft)}`,
            uniqueId: `1${draft.token("digits", 20, "unique-id")}`,
        }),
        knownAtPreview: ["project", "email", "member"],
    },
    "gcp:projects/iAMMember:IAMMember": iamMember({ path: projectOf, outputs: () => ({}) }),
};
