/** Service accounts, roles on them and on the project. */
import { text } from "../bag.ts";
import type { Draft, Family } from "../kind.ts";
import { iamMember } from "./iam-member.ts";
import { projectOf, writtenOr } from "./names.ts";

const ACCOUNT = "gcp:serviceaccount/account:Account";

function email(draft: Draft): string {
    return `${writtenOr(draft, "accountId", draft.logicalName)}@${projectOf(draft)}.iam.gserviceaccount.com`;
}

export const iam: Family = {
    [ACCOUNT]: {
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
    "gcp:serviceaccount/iAMMember:IAMMember": iamMember({
        path: (draft) => text(draft.inputs, "serviceAccountId") ?? "",
        outputs: () => ({}),
        existing: { type: ACCOUNT, noun: "a service account", property: "serviceAccountId" },
    }),
    "gcp:projects/iAMMember:IAMMember": iamMember({ path: projectOf, outputs: () => ({}) }),
};
