/** IAM roles, policies and what ties them. */
import { flag, text, unset } from "../bag.ts";
import type { Draft, Family } from "../kind.ts";
import { globalArn, KNOWN_TAGS, tagsAll, upper } from "./draw.ts";
import { inUse, refers } from "./references.ts";
import { POLICY, ROLE } from "./tokens.ts";

const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const INLINE = "aws:iam/rolePolicy:RolePolicy";

const path = (draft: Draft): string => text(draft.inputs, "path") ?? "/";
const policyArn = (draft: Draft): string => globalArn(draft, "iam", `policy${path(draft)}${draft.name}`);

export const iam: Family = {
    [ROLE]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN_TAGS,
        outputs: (draft) => ({
            ...unset(draft.inputs, { inlinePolicies: [], managedPolicyArns: [] }),
            ...tagsAll(draft),
            arn: globalArn(draft, "iam", `role${path(draft)}${draft.name}`),
            createDate: draft.time("created"),
            uniqueId: `AROA${upper(draft, 17, "role")}`,
        }),
        refusalsOnDelete: (resource, cloud) =>
            flag(resource.outputs, "forceDetachPolicies") === true
                ? []
                : inUse(resource, cloud, [
                      { type: ATTACHMENT, noun: "policy attachment", properties: ["role"] },
                      { type: INLINE, noun: "inline policy", properties: ["role"] },
                  ]),
    },
    [POLICY]: {
        id: policyArn,
        knownAtPreview: KNOWN_TAGS,
        outputs: (draft) => ({
            ...tagsAll(draft),
            arn: policyArn(draft),
            attachmentCount: 0,
            policyId: `ANPA${upper(draft, 17, "policy")}`,
        }),
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [{ type: ATTACHMENT, noun: "policy attachment", properties: ["policyArn"] }]),
    },
    [INLINE]: {
        onConflict: "adopted",
        id: (draft) => `${text(draft.inputs, "role")}:${draft.name}`,
        refusals: (draft) => refers(draft, ROLE, "a role", "role"),
    },
    [ATTACHMENT]: {
        onConflict: "adopted",
        id: ({ inputs }) => `${text(inputs, "role")}/${text(inputs, "policyArn")}`,
        // Policies that AWS manages have the account "aws" and pass as foreign.
        refusals: (draft) => [
            ...refers(draft, ROLE, "a role", "role"),
            ...refers(draft, POLICY, "a policy", "policyArn"),
        ],
    },
    "aws:iam/instanceProfile:InstanceProfile": {
        id: ({ name }) => name,
        knownAtPreview: KNOWN_TAGS,
        outputs: (draft) => ({
            ...tagsAll(draft),
            arn: globalArn(draft, "iam", `instance-profile${path(draft)}${draft.name}`),
            createDate: draft.time("created"),
            uniqueId: `AIPA${upper(draft, 17, "profile")}`,
        }),
        refusals: (draft) => refers(draft, ROLE, "a role", "role"),
    },
};
