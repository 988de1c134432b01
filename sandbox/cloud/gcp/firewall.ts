/** Firewall rules of a network. */
import { flag, list, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { refersToNetwork } from "./checks.ts";
import { globalPath, linked, projectOf, selfLink } from "./names.ts";
import { KNOWN, pacific } from "./stamps.ts";

const SOURCES = ["sourceRanges", "sourceTags", "sourceServiceAccounts"] as const;

function isEgress(draft: Draft): boolean {
    return text(draft.inputs, "direction") === "EGRESS";
}

/** The provider's plan checks. */
function plan(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const hasSource = SOURCES.some((key) => list(inputs, key).length > 0 || typeof inputs[key] === "string");
    return [
        ...refuseIf(!isEgress(draft) && !hasSource, {
            property: "sourceRanges",
            problem: "must be set, or sourceTags or sourceServiceAccounts, unless direction is EGRESS",
            got: "nothing",
            remedy: "say who may connect",
        }),
        ...refuseIf(inputs.logConfig !== undefined && flag(inputs, "enableLogging") === false, {
            property: "logConfig",
            problem: "must be left out when enableLogging is false",
        }),
    ];
}

const firewall: ResourceKind = {
    id: (draft) => globalPath(draft, "firewalls"),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, {
            direction: "INGRESS",
            destinationRanges: isEgress(draft) ? ["0.0.0.0/0"] : [],
        }),
        ...linked(draft, "network", "global/networks"),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(globalPath(draft, "firewalls")),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...refersToNetwork(draft, "network"), ...plan(draft)],
};

export const firewalls: Family = { "gcp:compute/firewall:Firewall": firewall };
