/** Certificate Manager: DNS authorizations and certificates. */
import { bag, text, texts, unset } from "../bag.ts";
import type { Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { inUse, refers } from "./checks.ts";
import { lookUp, projectOf } from "./names.ts";
import { KNOWN_WITH_LABELS, labels } from "./stamps.ts";

export const CERTIFICATE = "gcp:certificatemanager/certificate:Certificate";
const AUTHORIZATION = "gcp:certificatemanager/dnsAuthorization:DnsAuthorization";

/** Certificate Manager defaults to global, whatever region the provider is set to. */
function location(inputs: Bag): string {
    return text(inputs, "location") ?? "global";
}

function path(draft: Draft, collection: string): string {
    return `projects/${projectOf(draft)}/locations/${location(draft.inputs)}/${collection}/${draft.name}`;
}

function authorizationRecord(draft: Draft): Bag {
    const domain = text(draft.inputs, "domain");
    const type = authorizationType(draft);
    const label = type === "FIXED_RECORD" ? "_acme-challenge" : `_acme-challenge_${draft.token("alnum", 16, "record")}`;
    const place = location(draft.inputs) === "global" ? "" : `${location(draft.inputs)}.`;
    return {
        name: `${label}.${domain}.`,
        type: "CNAME",
        data: `${draft.uuid("record")}.${draft.token("digits", 1, "record")}.${place}authorize.certificatemanager.goog.`,
    };
}

function authorizationType(draft: Draft): string {
    return text(draft.inputs, "type") ?? (location(draft.inputs) === "global" ? "FIXED_RECORD" : "PER_PROJECT_RECORD");
}

const authorization: ResourceKind = {
    id: (draft) => path(draft, "dnsAuthorizations"),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { type: authorizationType(draft) }),
        ...labels(draft),
        dnsResourceRecords: [authorizationRecord(draft)],
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all(CERTIFICATE),
            ({ inputs }) => texts(inputs, "managed.dnsAuthorizations").map(({ item }) => item),
            "certificate",
        ),
};

/** Provisioning is taken as finished at once: a sandbox has nobody to wait for. */
function managed(draft: Draft): Bag {
    const given = bag(draft.inputs, "managed");
    if (given === undefined) return { sanDnsnames: [] };
    const domains = texts(given, "domains").map(({ item }) => item);
    return {
        managed: {
            ...given,
            state: "ACTIVE",
            authorizationAttemptInfos: domains.map((domain) => ({
                domain,
                state: "AUTHORIZED",
                details: "",
                failureReason: "",
            })),
            provisioningIssues: [],
        },
        sanDnsnames: domains,
    };
}

function authorizations(draft: Draft): readonly Refusal[] {
    return texts(draft.inputs, "managed.dnsAuthorizations").flatMap(({ index, item }) => {
        const property = `managed.dnsAuthorizations[${index}]`;
        const found = lookUp(draft.cloud, AUTHORIZATION, item);
        return [
            ...refers(draft, AUTHORIZATION, "a DNS authorization", property, item),
            ...refuseIf(found !== undefined && location(found.inputs) !== location(draft.inputs), {
                property,
                problem: `must be an authorization of location ${location(draft.inputs)}`,
                got: printable(item),
                remedy: "make one authorization for each location that has a certificate",
            }),
        ];
    });
}

/** A domain without an authorization stays in PROVISIONING for good. */
function domainsAuthorized(draft: Draft): readonly Refusal[] {
    const found = texts(draft.inputs, "managed.dnsAuthorizations").map(({ item }) =>
        lookUp(draft.cloud, AUTHORIZATION, item),
    );
    const known = found.filter((resource): resource is Existing => resource !== undefined);
    if (known.length === 0 || known.length < found.length) return [];
    const covered = known.map(({ inputs }) => text(inputs, "domain"));
    return texts(draft.inputs, "managed.domains").flatMap(({ index, item }) =>
        refuseIf(!covered.includes(item.replace(/^\*\./, "")), {
            property: `managed.domains[${index}]`,
            problem: `must be covered by one of the DNS authorizations (${covered.join(", ")})`,
            got: printable(item),
            remedy: "add an authorization for the domain without its wildcard",
        }),
    );
}

const certificate: ResourceKind = {
    id: (draft) => path(draft, "certificates"),
    outputs: (draft) => ({ project: projectOf(draft), ...labels(draft), ...managed(draft) }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [...authorizations(draft), ...domainsAuthorized(draft)],
    refusalsOnDelete: (resource, cloud) => [
        ...inUse(
            resource,
            [
                ...cloud.all("gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy"),
                ...cloud.all("gcp:compute/targetHttpsProxy:TargetHttpsProxy"),
            ],
            ({ inputs }) => texts(inputs, "certificateManagerCertificates").map(({ item }) => item),
            "target proxy",
        ),
        ...inUse(
            resource,
            cloud.all("gcp:certificatemanager/certificateMapEntry:CertificateMapEntry"),
            ({ inputs }) => texts(inputs, "certificates").map(({ item }) => item),
            "map entry",
        ),
    ],
};

export const certificateManager: Family = {
    [AUTHORIZATION]: authorization,
    [CERTIFICATE]: certificate,
};
