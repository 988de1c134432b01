/** Regional and global Cloud Armor policies. */
import { bags, number, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { inUse } from "./checks.ts";
import { globalPath, projectOf, regionOf, selfLink } from "./names.ts";
import { base64, fingerprint, KNOWN, KNOWN_WITH_LABELS, labels } from "./stamps.ts";

export const SECURITY_POLICY = "gcp:compute/regionSecurityPolicy:RegionSecurityPolicy";
export const GLOBAL_SECURITY_POLICY = "gcp:compute/securityPolicy:SecurityPolicy";

/** Unlike other compute types, the provider leaves the beta version in this self link. */
const BETA = "https://www.googleapis.com/compute/beta/";

function parent(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/securityPolicies`;
}

const DEFAULT_RULE = {
    action: "allow",
    priority: 2147483647,
    preview: false,
    description: "default rule",
    match: { versionedExpr: "SRC_IPS_V1", config: { srcIpRanges: ["*"] } },
};

function distinctPriorities(draft: Draft): readonly Refusal[] {
    const seen = new Map<number, number>();
    return bags(draft.inputs, "rules").flatMap(({ index, item }) => {
        const priority = number(item, "priority");
        if (priority === undefined) return [];
        const earlier = seen.get(priority);
        seen.set(priority, index);
        return refuseIf(earlier !== undefined, {
            property: `rules[${index}].priority`,
            problem: `must differ from that of rules[${earlier}]`,
            got: String(priority),
            remedy: "priorities are the identity of rules in a policy",
        });
    });
}

/** Throttling actions without the options that say at which rate. */
function rateLimits(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "rules").flatMap(({ index, item }) => {
        const action = text(item, "action") ?? "";
        return refuseIf(["throttle", "rate_based_ban"].includes(action) && item.rateLimitOptions === undefined, {
            property: `rules[${index}].rateLimitOptions`,
            problem: `must be set when the action is ${action}`,
            remedy: "say conformAction, exceedAction and rateLimitThreshold",
        });
    });
}

const securityPolicy: ResourceKind = {
    id: (draft) => `${parent(draft)}/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: selfLink(`projects/${projectOf(draft)}/regions/${regionOf(draft)}`),
        ...unset(draft.inputs, { rules: [DEFAULT_RULE] }),
        selfLink: `${BETA}${parent(draft)}/${draft.name}`,
        selfLinkWithPolicyId: `${BETA}${parent(draft)}/${draft.token("digits", 19, "policy")}`,
        policyId: draft.token("digits", 19, "policy"),
        fingerprint: fingerprint(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...distinctPriorities(draft), ...rateLimits(draft)],
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all("gcp:compute/regionBackendService:RegionBackendService"),
            ({ inputs }) => [text(inputs, "securityPolicy")],
            "backend service",
        ),
};

const globalSecurityPolicy: ResourceKind = {
    id: (draft) => globalPath(draft, "securityPolicies"),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { type: "CLOUD_ARMOR", rules: [DEFAULT_RULE] }),
        ...labels(draft),
        selfLink: selfLink(globalPath(draft, "securityPolicies")),
        fingerprint: fingerprint(draft),
        labelFingerprint: base64(draft, 8, `labels-${draft.revision}`),
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [...distinctPriorities(draft), ...rateLimits(draft)],
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all("gcp:compute/backendService:BackendService"),
            ({ inputs }) => [text(inputs, "securityPolicy"), text(inputs, "edgeSecurityPolicy")],
            "backend service",
        ),
};

export const securityPolicies: Family = {
    [SECURITY_POLICY]: securityPolicy,
    [GLOBAL_SECURITY_POLICY]: globalSecurityPolicy,
};
