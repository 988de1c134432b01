/** Cloud DNS zones and record sets. */
import { bag, bags, flag, list, text, unset } from "../bag.ts";
import type { Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { inUse, refers, refersToNetwork } from "./checks.ts";
import { HEALTH_CHECK } from "./health-check.ts";
import { lastSegment, lookUp, projectOf, sameResource } from "./names.ts";
import { instant, KNOWN, KNOWN_WITH_LABELS, labels } from "./stamps.ts";

const ZONE = "gcp:dns/managedZone:ManagedZone";
const RECORDS = "gcp:dns/recordSet:RecordSet";

const SIGNING_KEYS = [
    { algorithm: "rsasha256", keyLength: 2048, keyType: "keySigning", kind: "dns#dnsKeySpec" },
    { algorithm: "rsasha256", keyLength: 1024, keyType: "zoneSigning", kind: "dns#dnsKeySpec" },
];

function nameServers(draft: Draft): readonly string[] {
    if (text(draft.inputs, "visibility") === "private") return ["ns-gcp-private.googledomains.com."];
    const letter = "abcde".charAt(Number.parseInt(draft.token("hex", 2, "name-servers"), 16) % 5);
    return [1, 2, 3, 4].map((server) => `ns-cloud-${letter}${server}.googledomains.com.`);
}

function signing(draft: Draft): Bag {
    const given = bag(draft.inputs, "dnssecConfig");
    if (given === undefined) return {};
    return { dnssecConfig: { ...given, ...unset(given, { nonExistence: "nsec3", defaultKeySpecs: SIGNING_KEYS }) } };
}

const zone: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/managedZones/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, { cloudLoggingConfig: { enableLogging: false } }),
        ...signing(draft),
        ...labels(draft),
        creationTime: instant(draft, "created", 3),
        managedZoneId: draft.token("digits", 19, "zone"),
        nameServers: nameServers(draft),
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) =>
        bags(draft.inputs, "privateVisibilityConfig.networks").flatMap(({ index, item }) =>
            refersToNetwork(
                draft,
                `privateVisibilityConfig.networks[${index}].networkUrl`,
                text(item, "networkUrl") ?? "default",
            ),
        ),
    refusalsOnDelete: (resource, cloud) =>
        flag(resource.inputs, "forceDestroy") === true
            ? []
            : inUse(resource, cloud.all(RECORDS), ({ inputs }) => [text(inputs, "managedZone")], "record set"),
};

function zoneOf(draft: Draft): Existing | undefined {
    const reference = text(draft.inputs, "managedZone");
    return reference === undefined ? undefined : lookUp(draft.cloud, ZONE, reference);
}

function inZone(draft: Draft): readonly Refusal[] {
    const suffix = text(zoneOf(draft)?.inputs, "dnsName");
    const name = text(draft.inputs, "name");
    if (suffix === undefined || name === undefined) return [];
    return refuseIf(name !== suffix && !name.endsWith(`.${suffix}`), {
        property: "name",
        problem: `must end with the name of its zone (${suffix})`,
        got: printable(name),
    });
}

/** A CNAME stands alone at its name, and never at the name of the zone. */
function aliasAlone(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const isAlias = text(inputs, "type") === "CNAME";
    const other = draft.cloud
        .all(RECORDS)
        .find(
            (record) =>
                record.urn !== draft.urn &&
                sameResource(text(record.inputs, "managedZone"), text(inputs, "managedZone")) &&
                text(record.inputs, "name") === text(inputs, "name") &&
                (isAlias || text(record.inputs, "type") === "CNAME"),
        );
    const atApex = isAlias && text(zoneOf(draft)?.inputs, "dnsName") === text(inputs, "name");
    return [
        ...refuseIf(other !== undefined, {
            property: "type",
            problem: `must not share the name with ${text(other?.inputs, "type")} records: a CNAME stands alone`,
            got: printable(text(inputs, "type") ?? ""),
            remedy: "give one of the two another name",
        }),
        ...refuseIf(atApex, {
            property: "type",
            problem: "must not be CNAME at the name of the zone",
            got: printable("CNAME"),
            remedy: "use A and AAAA records there",
        }),
    ];
}

/** Every set of health checked targets in a routing policy. */
function checkedTargets(inputs: Bag): readonly { readonly property: string; readonly targets: Bag }[] {
    const policy = bag(inputs, "routingPolicy");
    const nested = ["geos", "wrrs", "primaryBackup.backupGeos"].flatMap((path) =>
        bags(policy, path).flatMap(({ index, item }) => {
            const targets = bag(item, "healthCheckedTargets");
            const property = `routingPolicy.${path}[${index}].healthCheckedTargets`;
            return targets === undefined ? [] : [{ property, targets }];
        }),
    );
    const primary = bag(policy, "primaryBackup.primary");
    return primary === undefined
        ? nested
        : [{ property: "routingPolicy.primaryBackup.primary", targets: primary }, ...nested];
}

function healthChecked(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "routingPolicy.healthCheck");
    const isWritten = bag(draft.inputs, "routingPolicy")?.healthCheck !== undefined;
    const found = reference === undefined ? undefined : lookUp(draft.cloud, HEALTH_CHECK, reference);
    return [
        ...refers(draft, HEALTH_CHECK, "a health check", "routingPolicy.healthCheck", reference),
        ...refuseIf(found !== undefined && list(found.inputs, "sourceRegions").length === 0, {
            property: "routingPolicy.healthCheck",
            problem: "must name a health check with sourceRegions",
            got: printable(reference ?? ""),
            remedy: "set three sourceRegions and an interval of at least 30 s on it",
        }),
        ...checkedTargets(draft.inputs).flatMap(({ property, targets }) =>
            refuseIf(list(targets, "externalEndpoints").length > 0 && !isWritten, {
                property: `${property}.externalEndpoints`,
                problem: "must come with routingPolicy.healthCheck",
                remedy: "name a global health check with sourceRegions: without it nothing ever fails over",
            }),
        ),
    ];
}

const recordSet: ResourceKind = {
    id: (draft) =>
        `projects/${projectOf(draft)}/managedZones/${lastSegment(text(draft.inputs, "managedZone") ?? "")}/rrsets/${text(draft.inputs, "name")}/${text(draft.inputs, "type")}`,
    outputs: (draft) => ({ project: projectOf(draft) }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [
        ...refers(draft, ZONE, "a managed zone", "managedZone"),
        ...inZone(draft),
        ...aliasAlone(draft),
        ...healthChecked(draft),
    ],
};

export const dns: Family = { [ZONE]: zone, [RECORDS]: recordSet };
