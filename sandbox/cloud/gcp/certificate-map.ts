/** Certificate maps with their entries, and the certificates that compute manages itself. */
import { text, texts } from "../bag.ts";
import type { Draft, Family, ResourceKind } from "../kind.ts";
import { CERTIFICATE } from "./certificate-manager.ts";
import { inUse, refers } from "./checks.ts";
import { globalPath, lastSegment, projectOf, selfLink } from "./names.ts";
import { instant, KNOWN, KNOWN_WITH_LABELS, labels, pacific, serverNumber } from "./stamps.ts";

export const CERTIFICATE_MAP = "gcp:certificatemanager/certificateMap:CertificateMap";
export const MANAGED_CERTIFICATE = "gcp:compute/managedSslCertificate:ManagedSslCertificate";
const ENTRY = "gcp:certificatemanager/certificateMapEntry:CertificateMapEntry";
const HTTPS_PROXY = "gcp:compute/targetHttpsProxy:TargetHttpsProxy";

function mapPath(draft: Draft, name: string): string {
    return `projects/${projectOf(draft)}/locations/global/certificateMaps/${name}`;
}

const certificateMap: ResourceKind = {
    id: (draft) => mapPath(draft, draft.name),
    outputs: (draft) => ({
        project: projectOf(draft),
        ...labels(draft),
        createTime: instant(draft, "created", 9),
        updateTime: instant(draft, "modified", 9),
        gclbTargets: [],
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusalsOnDelete: (resource, cloud) => [
        ...inUse(resource, cloud.all(ENTRY), ({ inputs }) => [text(inputs, "map")], "map entry"),
        ...inUse(resource, cloud.all(HTTPS_PROXY), ({ inputs }) => [text(inputs, "certificateMap")], "target proxy"),
    ],
};

/** Serving state is taken as finished at once, as for the certificates themselves. */
const entry: ResourceKind = {
    id: (draft) =>
        `${mapPath(draft, lastSegment(text(draft.inputs, "map") ?? ""))}/certificateMapEntries/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...labels(draft),
        createTime: instant(draft, "created", 9),
        updateTime: instant(draft, "modified", 9),
        state: "ACTIVE",
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [
        ...refers(draft, CERTIFICATE_MAP, "a certificate map", "map"),
        ...texts(draft.inputs, "certificates").flatMap(({ index, item }) =>
            refers(draft, CERTIFICATE, "a certificate", `certificates[${index}]`, item),
        ),
    ],
};

const managedCertificate: ResourceKind = {
    id: (draft) => globalPath(draft, "sslCertificates"),
    outputs: (draft) => ({
        project: projectOf(draft),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(globalPath(draft, "sslCertificates")),
        certificateId: serverNumber(draft),
        expireTime: pacific(draft).replace("2025-12-31", "2026-03-31"),
        subjectAlternativeNames: texts(draft.inputs, "managed.domains").map(({ item }) => item),
    }),
    knownAtPreview: KNOWN,
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            cloud.all(HTTPS_PROXY),
            ({ inputs }) => texts(inputs, "sslCertificates").map(({ item }) => item),
            "target proxy",
        ),
};

export const certificateMaps: Family = {
    [CERTIFICATE_MAP]: certificateMap,
    [ENTRY]: entry,
    [MANAGED_CERTIFICATE]: managedCertificate,
};
