/** Notification policies. */
import { bag, list, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";

const MECHANISMS = ["emails", "pagerduties", "webhooks"];

function reachesSomebody(draft: Draft): readonly Refusal[] {
    const mechanisms = bag(draft.inputs, "mechanisms");
    if (mechanisms === undefined) return [];
    const reached = MECHANISMS.some((key) => !Array.isArray(mechanisms[key] ?? []) || list(mechanisms, key).length > 0);
    return refuseIf(!reached, {
        property: "mechanisms",
        problem: `must name at least one target in ${MECHANISMS.join(", ")}`,
        got: "none",
    });
}

const policy: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, { enabled: true }),
        created: draft.time("created"),
        modified: draft.time("modified"),
    }),
    refusals: reachesSomebody,
};

export const notifications: Family = { "cloudflare:index/notificationPolicy:NotificationPolicy": policy };
