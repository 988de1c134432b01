/** ServiceAccount, Role, ClusterRole and the two bindings. */
import { bag, bags, list, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals } from "./object.ts";

const GROUP = "rbac.authorization.k8s.io";

export const serviceAccount: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({ metadata: metadata(draft) }),
    refusals: namespaceRefusals,
};

export const role: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({ metadata: metadata(draft) }),
    refusals: (draft) => [...namespaceRefusals(draft), ...rules(draft)],
};

export const clusterRole: ResourceKind = {
    id: ({ name }) => name,
    outputs: (draft) => ({ metadata: metadata(draft, { namespaced: false }) }),
    refusals: rules,
};

export const roleBinding: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({ metadata: metadata(draft), ...binding(draft) }),
    refusals: (draft) => [...namespaceRefusals(draft), ...subjects(draft)],
};

export const clusterRoleBinding: ResourceKind = {
    id: ({ name }) => name,
    outputs: (draft) => ({ metadata: metadata(draft, { namespaced: false }), ...binding(draft) }),
    refusals: subjects,
};

/** A rule is about resources of groups, or about paths that are no resources. */
function rules({ inputs }: Draft): readonly Refusal[] {
    return bags(inputs, "rules").flatMap(({ index, item }) => {
        const has = (key: string) => list(item, key).length > 0;
        const property = `rules[${index}]`;
        if (has("nonResourceURLs")) {
            return refuseIf(has("resources"), {
                property: `${property}.nonResourceURLs`,
                problem: "must be left out when the rule has resources",
                remedy: "make two rules",
            });
        }
        return ["apiGroups", "resources"].flatMap((key) =>
            refuseIf(!has(key), {
                property: `${property}.${key}`,
                problem: "must not be empty unless the rule has nonResourceURLs",
                ...(key === "apiGroups" ? { remedy: 'the core group is ""' } : {}),
            }),
        );
    });
}

function binding({ inputs }: Draft): Bag {
    const given = bags(inputs, "subjects");
    return {
        roleRef: { apiGroup: GROUP, ...bag(inputs, "roleRef") },
        ...(given.length === 0
            ? {}
            : {
                  subjects: given.map(({ item }) =>
                      text(item, "kind") === "ServiceAccount" ? item : { apiGroup: GROUP, ...item },
                  ),
              }),
    };
}

function subjects({ inputs }: Draft): readonly Refusal[] {
    return bags(inputs, "subjects").flatMap(({ index, item }) =>
        refuseIf(text(item, "kind") === "ServiceAccount" && item.namespace === undefined, {
            property: `subjects[${index}].namespace`,
            problem: "is required for a ServiceAccount",
            remedy: "name the namespace that the account is in",
        }),
    );
}
