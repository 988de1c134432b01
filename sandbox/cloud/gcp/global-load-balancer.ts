/** Global URL maps, target proxies of both scopes, and global forwarding rules. */
import { text, texts, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { CERTIFICATE } from "./certificate-manager.ts";
import { CERTIFICATE_MAP, MANAGED_CERTIFICATE } from "./certificate-map.ts";
import { inUse, refers } from "./checks.ts";
import { GLOBAL_ADDRESS } from "./global-address.ts";
import { BACKEND_BUCKET, GLOBAL_BACKEND_SERVICE } from "./global-backend.ts";
import {
    computeUrl,
    globalPath,
    linked,
    lookUp,
    projectOf,
    regionalPath,
    regionIn,
    regionOf,
    selfLink,
} from "./names.ts";
import { GLOBAL_SSL_POLICY } from "./ssl-policy.ts";
import { fingerprint, KNOWN, KNOWN_WITH_LABELS, labels, pacific, serverNumber } from "./stamps.ts";
import { matchersExist, normalised, servicesOf, URL_MAP } from "./url-map.ts";

const GLOBAL_URL_MAP = "gcp:compute/uRLMap:URLMap";
const HTTPS_PROXY = "gcp:compute/targetHttpsProxy:TargetHttpsProxy";
const HTTP_PROXY = "gcp:compute/targetHttpProxy:TargetHttpProxy";
const REGION_HTTP_PROXY = "gcp:compute/regionTargetHttpProxy:RegionTargetHttpProxy";
const RULE = "gcp:compute/globalForwardingRule:GlobalForwardingRule";

/** A path can go to a backend service or to a bucket backend, which is always given by URL. */
function servicesExist(draft: Draft): readonly Refusal[] {
    return servicesOf(draft.inputs).flatMap(({ property, service }) =>
        service.includes("/backendBuckets/")
            ? refers(draft, BACKEND_BUCKET, "a bucket backend", property, service)
            : refers(draft, GLOBAL_BACKEND_SERVICE, "a global backend service", property, service),
    );
}

const urlMap: ResourceKind = {
    id: (draft) => globalPath(draft, "urlMaps"),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...normalised(draft, "global/backendServices"),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(globalPath(draft, "urlMaps")),
        fingerprint: fingerprint(draft),
        mapId: serverNumber(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...servicesExist(draft), ...matchersExist(draft)],
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            [...cloud.all(HTTPS_PROXY), ...cloud.all(HTTP_PROXY)],
            ({ inputs }) => [text(inputs, "urlMap")],
            "target proxy",
        ),
};

/** Certificates of a global proxy: its own list, Certificate Manager's, or a map that wins over both. */
function certificates(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const keys = ["sslCertificates", "certificateManagerCertificates", "certificateMap"];
    const isGiven = (key: string) => {
        const value = inputs[key] ?? undefined;
        return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
    };
    return [
        ...refuseIf(!keys.some(isGiven), {
            property: "sslCertificates",
            problem:
                "must name at least one certificate, unless certificateMap or certificateManagerCertificates is set",
            got: "nothing",
        }),
        ...texts(inputs, "sslCertificates").flatMap(({ index, item }) =>
            refers(draft, MANAGED_CERTIFICATE, "a certificate", `sslCertificates[${index}]`, item),
        ),
        ...texts(inputs, "certificateManagerCertificates").flatMap(({ index, item }) =>
            refers(draft, CERTIFICATE, "a certificate", `certificateManagerCertificates[${index}]`, item),
        ),
        ...refers(draft, CERTIFICATE_MAP, "a certificate map", "certificateMap"),
    ];
}

function usedByRule(resource: Existing, cloud: CloudView): readonly Refusal[] {
    return inUse(resource, cloud.all(RULE), ({ inputs }) => [text(inputs, "target")], "forwarding rule");
}

function proxyOutputs(draft: Draft, collection: string): Bag {
    return {
        project: projectOf(draft),
        ...unset(draft.inputs, { proxyBind: false }),
        ...linked(draft, "urlMap", "global/urlMaps"),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(globalPath(draft, collection)),
        fingerprint: fingerprint(draft),
        proxyId: serverNumber(draft),
    };
}

const httpsProxy: ResourceKind = {
    id: (draft) => globalPath(draft, "targetHttpsProxies"),
    outputs: (draft) => ({
        ...proxyOutputs(draft, "targetHttpsProxies"),
        ...unset(draft.inputs, { tlsEarlyData: "DISABLED" }),
        ...linked(draft, "sslPolicy", "global/sslPolicies"),
        ...(draft.inputs.sslCertificates === undefined
            ? {}
            : {
                  sslCertificates: texts(draft.inputs, "sslCertificates").map(({ item }) =>
                      computeUrl(draft, item, "global/sslCertificates"),
                  ),
              }),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...refers(draft, GLOBAL_URL_MAP, "a global URL map", "urlMap"),
        ...refers(draft, GLOBAL_SSL_POLICY, "a TLS policy", "sslPolicy"),
        ...certificates(draft),
    ],
    refusalsOnDelete: usedByRule,
};

const httpProxy: ResourceKind = {
    id: (draft) => globalPath(draft, "targetHttpProxies"),
    outputs: (draft) => proxyOutputs(draft, "targetHttpProxies"),
    knownAtPreview: KNOWN,
    refusals: (draft) => refers(draft, GLOBAL_URL_MAP, "a global URL map", "urlMap"),
    refusalsOnDelete: usedByRule,
};

const regionHttpProxy: ResourceKind = {
    id: (draft) => regionalPath(draft, "targetHttpProxies"),
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...linked(draft, "urlMap", `regions/${regionOf(draft)}/urlMaps`),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(regionalPath(draft, "targetHttpProxies")),
        proxyId: serverNumber(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => refers(draft, URL_MAP, "a URL map", "urlMap"),
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all("gcp:compute/forwardingRule:ForwardingRule"),
            ({ inputs }) => [text(inputs, "target")],
            "forwarding rule",
        ),
};

function addressOf(draft: Draft): string {
    const given = text(draft.inputs, "ipAddress");
    const isInternal = (text(draft.inputs, "loadBalancingScheme") ?? "EXTERNAL").startsWith("INTERNAL");
    const held = lookUp(draft.cloud, GLOBAL_ADDRESS, given);
    if (held !== undefined) return text(held.outputs, "address") ?? "";
    return given ?? (isInternal ? draft.privateAddress() : draft.publicAddress());
}

function ports(draft: Draft): string {
    const given = draft.inputs.portRange;
    const written = typeof given === "number" ? String(given) : (text(draft.inputs, "portRange") ?? "");
    return /^\d+$/.test(written) ? `${written}-${written}` : written;
}

function ruleFits(draft: Draft): readonly Refusal[] {
    const target = text(draft.inputs, "target");
    const given = text(draft.inputs, "ipAddress");
    const proxies = [
        ["/targetHttpsProxies/", HTTPS_PROXY],
        ["/targetHttpProxies/", HTTP_PROXY],
    ] as const;
    const [, type] = proxies.find(([part]) => target?.includes(part)) ?? [];
    const region = target === undefined ? undefined : regionIn(target);
    const other = draft.cloud
        .all(RULE)
        .find(
            ({ urn, outputs }) =>
                urn !== draft.urn &&
                given !== undefined &&
                text(outputs, "ipAddress") === addressOf(draft) &&
                text(outputs, "portRange") === ports(draft),
        );
    return [
        ...refuseIf(region !== undefined && type !== undefined, {
            property: "target",
            problem: "must be a global target proxy",
            got: printable(target),
            remedy: "use a regional forwarding rule for a regional proxy",
        }),
        ...(type === undefined || region !== undefined ? [] : refers(draft, type, "a target proxy", "target")),
        ...(given?.includes("/addresses/") === true
            ? refers(draft, GLOBAL_ADDRESS, "a global address", "ipAddress")
            : []),
        ...refuseIf(other !== undefined, {
            property: "ipAddress",
            problem: `must not serve port ${ports(draft)} twice: ${printable(other?.id)} does already`,
            got: printable(addressOf(draft)),
        }),
    ];
}

const rule: ResourceKind = {
    id: (draft) => globalPath(draft, "forwardingRules"),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { ipProtocol: "TCP", networkTier: "PREMIUM", network: "", subnetwork: "" }),
        ...linked(draft, "network", "global/networks"),
        ipAddress: addressOf(draft),
        portRange: ports(draft),
        ...labels(draft, false),
        selfLink: selfLink(globalPath(draft, "forwardingRules")),
        forwardingRuleId: serverNumber(draft),
        baseForwardingRule: "",
        labelFingerprint: fingerprint(draft),
        pscConnectionId: "",
        pscConnectionStatus: "",
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: ruleFits,
};

export const globalLoadBalancers: Family = {
    [GLOBAL_URL_MAP]: urlMap,
    [HTTPS_PROXY]: httpsProxy,
    [HTTP_PROXY]: httpProxy,
    [REGION_HTTP_PROXY]: regionHttpProxy,
    [RULE]: rule,
};
