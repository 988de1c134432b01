/** Regional HTTPS target proxies. */
import { list, text, texts } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { CERTIFICATE } from "./certificate-manager.ts";
import { inUse, refers } from "./checks.ts";
import { linked, lookUp, projectOf, regionIn, regionOf, selfLink } from "./names.ts";
import { SSL_POLICY } from "./ssl-policy.ts";
import { KNOWN, pacific, serverNumber } from "./stamps.ts";
import { URL_MAP } from "./url-map.ts";

export const TARGET_PROXY = "gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy";

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/targetHttpsProxies/${draft.name}`;
}

function certificates(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const given = inputs.certificateManagerCertificates ?? inputs.sslCertificates;
    const isEmpty = Array.isArray(given) && given.length === 0;
    if (given === undefined || given === null || isEmpty) {
        return [
            {
                property: "certificateManagerCertificates",
                problem: "must name at least one certificate",
                remedy: "pass the id of a Certificate Manager certificate of this region",
            },
        ];
    }
    return texts(inputs, "certificateManagerCertificates").flatMap(({ index, item }) => {
        const property = `certificateManagerCertificates[${index}]`;
        const location = lookUp(draft.cloud, CERTIFICATE, item)?.inputs.location ?? regionIn(item);
        return [
            ...refers(draft, CERTIFICATE, "a certificate", property, item),
            ...refuseIf(typeof location === "string" && location !== regionOf(draft), {
                property,
                problem: `must be a certificate of region ${regionOf(draft)}`,
                got: printable(item),
                remedy: `make the certificate with location ${printable(regionOf(draft))}`,
            }),
        ];
    });
}

function certificateUrls(draft: Draft) {
    if (list(draft.inputs, "sslCertificates").length === 0) return {};
    return {
        sslCertificates: texts(draft.inputs, "sslCertificates").map(({ item }) =>
            item.includes("/")
                ? item
                : selfLink(`projects/${projectOf(draft)}/regions/${regionOf(draft)}/sslCertificates/${item}`),
        ),
    };
}

const targetProxy: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...linked(draft, "urlMap", `regions/${regionOf(draft)}/urlMaps`),
        ...linked(draft, "sslPolicy", `regions/${regionOf(draft)}/sslPolicies`),
        ...certificateUrls(draft),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(path(draft)),
        proxyId: serverNumber(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...refers(draft, URL_MAP, "a URL map", "urlMap"),
        ...refers(draft, SSL_POLICY, "a TLS policy", "sslPolicy"),
        ...certificates(draft),
    ],
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all("gcp:compute/forwardingRule:ForwardingRule"),
            ({ inputs }) => [text(inputs, "target")],
            "forwarding rule",
        ),
};

export const targetProxies: Family = { [TARGET_PROXY]: targetProxy };
