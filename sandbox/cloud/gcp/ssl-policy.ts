/** Regional and global TLS policies. */
import { list, text } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Value } from "../values.ts";
import { inUse } from "./checks.ts";
import { globalPath, projectOf, regionalPath, regionOf, selfLink } from "./names.ts";
import { fingerprint, KNOWN, pacific } from "./stamps.ts";

export const SSL_POLICY = "gcp:compute/regionSslPolicy:RegionSslPolicy";
export const GLOBAL_SSL_POLICY = "gcp:compute/sSLPolicy:SSLPolicy";

const RESTRICTED = [
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
];
const MODERN = [
    ...RESTRICTED,
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
];
const COMPATIBLE = [
    ...MODERN,
    "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
    "TLS_RSA_WITH_AES_128_CBC_SHA",
    "TLS_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_RSA_WITH_AES_256_CBC_SHA",
    "TLS_RSA_WITH_AES_256_GCM_SHA384",
];
const FEATURES: Readonly<Record<string, readonly string[]>> = { COMPATIBLE, MODERN, RESTRICTED };

function profile(draft: Draft): string {
    return text(draft.inputs, "profile") ?? "COMPATIBLE";
}

/** The provider's plan check. */
function customFeatures(draft: Draft): readonly Refusal[] {
    const isCustom = profile(draft) === "CUSTOM";
    const count = list(draft.inputs, "customFeatures").length;
    return refuseIf(isCustom !== count > 0, {
        property: "customFeatures",
        problem: isCustom ? "must be set when profile is CUSTOM" : "must be left out unless profile is CUSTOM",
        got: isCustom ? "none" : `${count} with profile ${printable(profile(draft))}`,
    });
}

function features(draft: Draft): Value {
    return [...(FEATURES[profile(draft)] ?? list(draft.inputs, "customFeatures"))].sort();
}

/** A policy that a proxy of this type still uses cannot be deleted. */
function usedBy(proxies: string): NonNullable<ResourceKind["refusalsOnDelete"]> {
    return (resource, cloud) =>
        inUse(resource, cloud.all(proxies), ({ inputs }) => [text(inputs, "sslPolicy")], "target proxy");
}

const sslPolicy: ResourceKind = {
    id: (draft) => regionalPath(draft, "sslPolicies"),
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(regionalPath(draft, "sslPolicies")),
        fingerprint: fingerprint(draft),
        enabledFeatures: features(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: customFeatures,
    refusalsOnDelete: usedBy("gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy"),
};

const globalSslPolicy: ResourceKind = {
    id: (draft) => globalPath(draft, "sslPolicies"),
    outputs: (draft) => ({
        project: projectOf(draft),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(globalPath(draft, "sslPolicies")),
        fingerprint: fingerprint(draft),
        enabledFeatures: features(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: customFeatures,
    refusalsOnDelete: usedBy("gcp:compute/targetHttpsProxy:TargetHttpsProxy"),
};

export const sslPolicies: Family = { [SSL_POLICY]: sslPolicy, [GLOBAL_SSL_POLICY]: globalSslPolicy };
