/** Regional backend services. */
import { bag, bags, filled, flag, list, number, text, unset } from "../bag.ts";
import type { Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { inUse, refers } from "./checks.ts";
import { ENDPOINT_GROUP } from "./endpoint-group.ts";
import { HEALTH_CHECK, REGION_HEALTH_CHECK } from "./health-check.ts";
import { computeUrl, linked, lookUp, projectOf, regionIn, regionOf, selfLink } from "./names.ts";
import { fingerprint, KNOWN, pacific, serverNumber } from "./stamps.ts";
import { servicesOf, URL_MAP } from "./url-map.ts";

export const BACKEND_SERVICE = "gcp:compute/regionBackendService:RegionBackendService";

/** The only timeout that a service with serverless backends takes, which is the default. */
const SERVERLESS_TIMEOUT_SECONDS = 30;

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/backendServices/${draft.name}`;
}

function scheme(draft: Draft): string {
    return text(draft.inputs, "loadBalancingScheme") ?? "INTERNAL";
}

function isEnvoy(draft: Draft): boolean {
    return scheme(draft) === "EXTERNAL_MANAGED" || scheme(draft) === "INTERNAL_MANAGED";
}

/** Endpoint groups behind the service, with the property that names each. */
function groupsOf(draft: Draft): readonly { readonly property: string; readonly group: Existing }[] {
    return bags(draft.inputs, "backends").flatMap(({ index, item }) => {
        const reference = text(item, "group");
        const group = reference === undefined ? undefined : lookUp(draft.cloud, ENDPOINT_GROUP, reference);
        return group === undefined ? [] : [{ property: `backends[${index}].group`, group }];
    });
}

function isServerless(group: Existing): boolean {
    return (text(group.inputs, "networkEndpointType") ?? "SERVERLESS") === "SERVERLESS";
}

/** Instance groups are not simulated, so only references to endpoint groups can be checked. */
export function groupsExist(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "backends").flatMap(({ index, item }) => {
        const reference = text(item, "group");
        if (reference === undefined || !reference.includes("/networkEndpointGroups/")) return [];
        return refers(draft, ENDPOINT_GROUP, "a network endpoint group", `backends[${index}].group`, reference);
    });
}

function groupsInRegion(draft: Draft): readonly Refusal[] {
    return groupsOf(draft).flatMap(({ property, group }) =>
        refuseIf(regionIn(group.id) !== regionOf(draft), {
            property,
            problem: `must be in the region of the backend service (${regionOf(draft)})`,
            got: printable(group.id),
            remedy: "give each region its own backend service",
        }),
    );
}

export function serverlessRules(draft: Draft): readonly Refusal[] {
    if (!groupsOf(draft).some(({ group }) => isServerless(group))) return [];
    const timeout = number(draft.inputs, "timeoutSec");
    const healthChecks = text(draft.inputs, "healthChecks");
    return [
        ...refuseIf(healthChecks !== undefined, {
            property: "healthChecks",
            problem: "must be left out when a backend is a serverless network endpoint group",
            got: printable(healthChecks ?? ""),
            remedy: "Cloud Run readiness probes say whether a region is healthy",
        }),
        ...refuseIf(timeout !== undefined && timeout !== SERVERLESS_TIMEOUT_SECONDS, {
            property: "timeoutSec",
            problem: "must be left out when a backend is a serverless network endpoint group",
            got: String(timeout),
            remedy: "set the request timeout on the Cloud Run service",
        }),
    ];
}

/** The provider's plan check, by load balancing scheme. */
function capacity(draft: Draft): readonly Refusal[] {
    const backends = bags(draft.inputs, "backends");
    if (scheme(draft) === "INTERNAL" || scheme(draft) === "EXTERNAL") {
        return backends.flatMap(({ index, item }) =>
            refuseIf((number(item, "capacityScaler") ?? 0) !== 0, {
                property: `backends[${index}].capacityScaler`,
                problem: `must be left out when loadBalancingScheme is ${scheme(draft)}`,
                got: String(number(item, "capacityScaler")),
            }),
        );
    }
    if (scheme(draft) === "INTERNAL_MANAGED") return [];
    const missing = backends.find(({ item }) => number(item, "capacityScaler") === undefined);
    const total = backends.reduce((sum, { item }) => sum + (number(item, "capacityScaler") ?? 0), 0);
    if (missing !== undefined) {
        return [
            {
                property: `backends[${missing.index}].capacityScaler`,
                problem: `must be set when loadBalancingScheme is ${scheme(draft)}`,
                remedy: "set 1 to let the backend take its full share",
            },
        ];
    }
    return refuseIf(backends.length > 0 && total === 0, {
        property: "backends",
        problem: "must have a capacityScaler above 0 in at least one backend",
        remedy: "drain one backend at a time",
    });
}

export function healthCheckFits(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "healthChecks");
    if (reference === undefined) return [];
    if (reference.includes("/regions/")) {
        return refers(draft, REGION_HEALTH_CHECK, "a regional health check", "healthChecks");
    }
    const found = lookUp(draft.cloud, HEALTH_CHECK, reference);
    return [
        ...refers(draft, HEALTH_CHECK, "a health check", "healthChecks"),
        ...refuseIf(found !== undefined && list(found.inputs, "sourceRegions").length > 0, {
            property: "healthChecks",
            problem: "must not name a health check with sourceRegions",
            got: printable(reference),
            remedy: "such a check serves Cloud DNS only; make another one for the backend service",
        }),
    ];
}

function filledIn(draft: Draft): Bag {
    const log = bag(draft.inputs, "logConfig");
    return {
        ...unset(draft.inputs, {
            sessionAffinity: "NONE",
            timeoutSec: 30,
            protocol: isEnvoy(draft) ? "HTTP" : "TCP",
            portName: isEnvoy(draft) ? "http" : "",
            ...(flag(draft.inputs, "enableCdn") === true ? { cdnPolicy: CDN_DEFAULTS } : {}),
        }),
        ...(log === undefined ? {} : { logConfig: filled(log, { optionalMode: "", optionalFields: [] }) }),
    };
}

export const CDN_DEFAULTS: Bag = {
    cacheMode: "CACHE_ALL_STATIC",
    clientTtl: 3600,
    defaultTtl: 3600,
    maxTtl: 86400,
    negativeCaching: true,
    serveWhileStale: 0,
};

const BACKEND_DEFAULTS: Bag = {
    failover: false,
    maxInFlightRequests: 0,
    maxInFlightRequestsPerEndpoint: 0,
    maxInFlightRequestsPerInstance: 0,
};

export function backendsOf(draft: Draft): Bag {
    const given = bags(draft.inputs, "backends");
    if (given.length === 0) return {};
    return {
        backends: given.map(({ item }) => {
            const group = text(item, "group");
            return {
                ...filled(item, BACKEND_DEFAULTS),
                ...(group === undefined ? {} : { group: computeUrl(draft, group, "") }),
            };
        }),
    };
}

export function identityProxy(draft: Draft): Bag {
    const iap = bag(draft.inputs, "iap");
    if (iap === undefined || text(iap, "oauth2ClientSecret") === undefined) return {};
    return { iap: { ...iap, oauth2ClientSecretSha256: draft.token("hex", 64, "iap") } };
}

const backendService: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...filledIn(draft),
        ...backendsOf(draft),
        ...identityProxy(draft),
        ...linked(draft, "healthChecks", `regions/${regionOf(draft)}/healthChecks`),
        ...linked(draft, "network", "global/networks"),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(path(draft)),
        fingerprint: fingerprint(draft),
        generatedId: serverNumber(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...groupsExist(draft),
        ...groupsInRegion(draft),
        ...serverlessRules(draft),
        ...healthCheckFits(draft),
        ...capacity(draft),
        ...refers(
            draft,
            "gcp:compute/regionSecurityPolicy:RegionSecurityPolicy",
            "a security policy",
            "securityPolicy",
        ),
    ],
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all(URL_MAP),
            ({ inputs }) => servicesOf(inputs).map(({ service }) => service),
            "URL map",
        ),
};

export const backendServices: Family = { [BACKEND_SERVICE]: backendService };
