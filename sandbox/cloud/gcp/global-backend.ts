/** Global backend services and bucket backends. */
import { bag, filled, flag, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import {
    backendsOf,
    CDN_DEFAULTS,
    groupsExist,
    healthCheckFits,
    identityProxy,
    serverlessRules,
} from "./backend-service.ts";
import { inUse, refers } from "./checks.ts";
import { globalPath, linked, projectOf, selfLink } from "./names.ts";
import { GLOBAL_SECURITY_POLICY } from "./security-policy.ts";
import { fingerprint, KNOWN, pacific, serverNumber } from "./stamps.ts";
import { servicesOf } from "./url-map.ts";

export const GLOBAL_BACKEND_SERVICE = "gcp:compute/backendService:BackendService";
export const BACKEND_BUCKET = "gcp:compute/backendBucket:BackendBucket";

function scheme(draft: Draft): string {
    return text(draft.inputs, "loadBalancingScheme") ?? "EXTERNAL";
}

/**
 * Outlier detection is for the Envoy-based balancers only; on the classic one it would never eject anything. Source:
 * description of `outlierDetection` in the typings of `@pulumi/gcp` 9.37.0, read 2026-11-22.
 */
function outliers(draft: Draft): readonly Refusal[] {
    return refuseIf(draft.inputs.outlierDetection !== undefined && scheme(draft) === "EXTERNAL", {
        property: "outlierDetection",
        problem: "must be left out unless loadBalancingScheme is EXTERNAL_MANAGED or INTERNAL_SELF_MANAGED",
        got: printable(scheme(draft)),
        remedy: "set loadBalancingScheme to EXTERNAL_MANAGED",
    });
}

function preferences(draft: Draft): readonly Refusal[] {
    const backends = Array.isArray(draft.inputs.backends) ? draft.inputs.backends : [];
    return backends.flatMap((backend, index) =>
        refuseIf(text(backend, "preference") !== undefined && scheme(draft) === "EXTERNAL", {
            property: `backends[${index}].preference`,
            problem: "must be left out when loadBalancingScheme is EXTERNAL",
            got: printable(text(backend, "preference")),
        }),
    );
}

function caching(draft: Draft): Bag {
    const own = bag(draft.inputs, "cdnPolicy");
    const isOn = flag(draft.inputs, "enableCdn") === true;
    if (own === undefined) return isOn ? { cdnPolicy: CDN_DEFAULTS } : {};
    return { cdnPolicy: filled(own, { ...CDN_DEFAULTS, negativeCaching: false }) };
}

function usedByMap(resource: Existing, cloud: CloudView): readonly Refusal[] {
    return inUse(
        resource,
        cloud.all("gcp:compute/uRLMap:URLMap"),
        ({ inputs }) => servicesOf(inputs).map(({ service }) => service),
        "URL map",
    );
}

const backendService: ResourceKind = {
    id: (draft) => globalPath(draft, "backendServices"),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { sessionAffinity: "NONE", timeoutSec: 30, protocol: "HTTP", portName: "http" }),
        ...caching(draft),
        ...(bag(draft.inputs, "logConfig") === undefined
            ? {}
            : { logConfig: filled(bag(draft.inputs, "logConfig"), { optionalMode: "" }) }),
        ...backendsOf(draft),
        ...identityProxy(draft),
        ...linked(draft, "healthChecks", "global/healthChecks"),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(globalPath(draft, "backendServices")),
        fingerprint: fingerprint(draft),
        generatedId: serverNumber(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...groupsExist(draft),
        ...serverlessRules(draft),
        ...healthCheckFits(draft),
        ...outliers(draft),
        ...preferences(draft),
        ...["securityPolicy", "edgeSecurityPolicy"].flatMap((key) =>
            refers(draft, GLOBAL_SECURITY_POLICY, "a security policy", key),
        ),
    ],
    refusalsOnDelete: usedByMap,
};

const backendBucket: ResourceKind = {
    id: (draft) => globalPath(draft, "backendBuckets"),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...caching(draft),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(globalPath(draft, "backendBuckets")),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => refers(draft, "gcp:storage/bucket:Bucket", "a bucket", "bucketName"),
    refusalsOnDelete: usedByMap,
};

export const globalBackends: Family = {
    [GLOBAL_BACKEND_SERVICE]: backendService,
    [BACKEND_BUCKET]: backendBucket,
};
