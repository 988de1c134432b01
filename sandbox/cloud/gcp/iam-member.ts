/** One member in one role on one target: the same shape for every Google Cloud IAM member type. */
import { bag, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { notFound } from "../reference.ts";
import type { Bag } from "../values.ts";
import { refersToServiceAccount } from "./checks.ts";
import { lookUp } from "./names.ts";
import { base64 } from "./stamps.ts";

interface Target {
    /** The relative name of what the member gets access to. */
    readonly path: (draft: Draft) => string;
    /** What the provider rewrites the program's own target properties to. */
    readonly outputs: (draft: Draft) => Bag;
    /** Where the target must be found, and the input that names it; absent for a project. */
    readonly existing?: {
        readonly type: string;
        readonly noun: string;
        readonly property: string;
        /** The target's id where that is not its path. */
        readonly id?: (draft: Draft) => string;
    };
}

export function iamMember(target: Target): ResourceKind {
    return {
        onConflict: "adopted",
        id: (draft) =>
            [target.path(draft), text(draft.inputs, "role"), text(draft.inputs, "member"), ...condition(draft)].join(
                "/",
            ),
        outputs: (draft) => ({
            etag: `BwY${base64(draft, 6, `etag-${draft.revision}`)}=`,
            ...target.outputs(draft),
        }),
        refusals: (draft) => [...targetExists(draft, target), ...memberExists(draft)],
    };
}

function condition({ inputs }: Draft): readonly string[] {
    const given = bag(inputs, "condition");
    return given === undefined ? [] : ["title", "description", "expression"].map((key) => text(given, key) ?? "");
}

function targetExists(draft: Draft, { existing, path }: Target): readonly Refusal[] {
    if (existing === undefined) return [];
    const reference = text(draft.inputs, existing.property);
    if (reference === undefined || lookUp(draft.cloud, existing.type, (existing.id ?? path)(draft)) !== undefined)
        return [];
    return [notFound(existing.property, existing.noun, reference)];
}

function memberExists(draft: Draft): readonly Refusal[] {
    const member = text(draft.inputs, "member");
    if (member === undefined || !member.startsWith("serviceAccount:")) return [];
    return refersToServiceAccount(draft, "member", member.slice("serviceAccount:".length));
}
