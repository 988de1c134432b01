/** ACM certificates and their validation. */
import { bags, text, texts, unset } from "../bag.ts";
import { token } from "../chance.ts";
import type { Draft, Existing, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION } from "./draw.ts";
import { inUse, lookUp, refers } from "./references.ts";
import { CERTIFICATE, CERTIFICATE_VALIDATION, DISTRIBUTION, LISTENER, RECORD } from "./tokens.ts";

const certificateArn = (draft: Draft): string => arn(draft, "acm", `certificate/${draft.uuid("certificate")}`);

const isImported = (inputs: Bag): boolean => inputs.privateKey !== undefined || inputs.privateKeyWo !== undefined;

function names({ inputs }: Draft): readonly string[] {
    const others = texts(inputs, "subjectAlternativeNames").map(({ item }) => item);
    const first = text(inputs, "domainName");
    return [...new Set(first === undefined ? others : [first, ...others])];
}

/**
 * A wildcard and the name below it share one record, and so do all certificates of an account for a name, in every
 * region (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html, 2026-11-22).
 */
function challenges(draft: Draft): readonly Bag[] {
    if (text(draft.inputs, "validationMethod") !== "DNS") return [];
    return names(draft).map((domainName) => {
        const base = domainName.replace(/^\*\./, "");
        const seed = `${draft.provider.account} ${base}`;
        return {
            domainName,
            resourceRecordName: `_${token(seed, "hex", 32, "name")}.${base}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: `_${token(seed, "hex", 32, "value")}.${token(seed, "alnum", 10, "zone")}.acm-validations.aws.`,
        };
    });
}

/** 395 days after the time at which everything here is made. */
const EXPIRY = "2027-01-31T00:00:00Z";

function outputs(draft: Draft): Bag {
    const { inputs } = draft;
    const imported = isImported(inputs);
    const issued = imported || text(inputs, "certificateAuthorityArn") !== undefined;
    const mailboxes = ["admin", "administrator", "hostmaster", "postmaster", "webmaster"];
    return {
        ...unset(inputs, {
            domainName: "",
            keyAlgorithm: "RSA_2048",
            validationMethod: "NONE",
            options: { certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" },
        }),
        ...common(draft),
        arn: certificateArn(draft),
        subjectAlternativeNames: names(draft),
        domainValidationOptions: challenges(draft),
        validationEmails:
            text(inputs, "validationMethod") === "EMAIL"
                ? mailboxes.map((mailbox) => `${mailbox}@${text(inputs, "domainName")}`)
                : [],
        status: issued ? "ISSUED" : "PENDING_VALIDATION",
        type: imported ? "IMPORTED" : issued ? "PRIVATE" : "AMAZON_ISSUED",
        renewalEligibility: "INELIGIBLE",
        renewalSummaries: [],
        pendingRenewal: false,
        notAfter: issued ? EXPIRY : "",
        notBefore: issued ? draft.time("created") : "",
    };
}

const bare = (name: string): string => name.toLowerCase().replace(/\.$/, "");

/** Whether any simulated DNS answers with this record: Route 53's, or Cloudflare's. */
function answered(draft: Draft, challenge: Bag): boolean {
    const name = bare(text(challenge, "resourceRecordName") ?? "");
    const value = bare(text(challenge, "resourceRecordValue") ?? "");
    const inRoute53 = draft.cloud
        .all(RECORD)
        .some(
            ({ inputs, outputs: record }) =>
                bare(text(record, "fqdn") ?? "") === name &&
                texts(inputs, "records").some(({ item }) => bare(item) === value),
        );
    const inCloudflare = draft.cloud
        .all("cloudflare:index/dnsRecord:DnsRecord")
        .some(
            ({ inputs }) => bare(text(inputs, "name") ?? "") === name && bare(text(inputs, "content") ?? "") === value,
        );
    return inRoute53 || inCloudflare;
}

function validationRefusals(draft: Draft): readonly Refusal[] {
    const certificate = lookUp(draft, CERTIFICATE, text(draft.inputs, "certificateArn"));
    if (certificate === undefined) return refers(draft, CERTIFICATE, "a certificate", "certificateArn");
    return [
        ...refuseIf(text(certificate.outputs, "type") !== "AMAZON_ISSUED", {
            property: "certificateArn",
            problem: "must name a certificate that Amazon issues",
            got: printable(certificate.outputs.type),
        }),
        ...missingRecords(draft, certificate),
    ];
}

function missingRecords(draft: Draft, certificate: Existing): readonly Refusal[] {
    const told = texts(draft.inputs, "validationRecordFqdns").map(({ item }) => bare(item));
    return bags(certificate.outputs, "domainValidationOptions").flatMap(({ item }) => {
        const name = text(item, "resourceRecordName") ?? "";
        const listed = draft.inputs.validationRecordFqdns === undefined || told.includes(bare(name));
        return [
            ...refuseIf(!listed, {
                property: "validationRecordFqdns",
                problem: `must hold the validation record of ${text(item, "domainName")}`,
                got: told.length === 0 ? "none" : told.join(", "),
                remedy: `make ${name} and pass its fqdn`,
            }),
            ...refuseIf(listed && !answered(draft, item), {
                property: "validationRecordFqdns",
                problem: `must wait for the validation record of ${text(item, "domainName")}, which no simulated DNS zone holds`,
                got: printable(name),
                remedy: "create the CNAME of domainValidationOptions first; the certificate stays pending without it",
            }),
        ];
    });
}

export const certificates: Family = {
    [CERTIFICATE]: {
        id: certificateArn,
        knownAtPreview: [...KNOWN, "subjectAlternativeNames"],
        outputs,
        replacements: ({ before, inputs }) =>
            isImported(inputs)
                ? []
                : ["domainName", "subjectAlternativeNames"].filter(
                      (key) => JSON.stringify(before.inputs[key]) !== JSON.stringify(inputs[key]),
                  ),
        refusalsOnDelete: (resource, cloud) => [
            ...inUse(resource, cloud, [{ type: LISTENER, noun: "listener", properties: ["certificateArn"] }]),
            ...cloud
                .all(DISTRIBUTION)
                .filter(({ inputs }) => text(inputs, "viewerCertificate.acmCertificateArn") === resource.id)
                .slice(0, 1)
                .map(({ id }) => ({
                    property: "",
                    problem: `is in use by distribution ${printable(id)}`,
                    remedy: "delete that first, or let it refer to something else",
                })),
        ],
    },
    [CERTIFICATE_VALIDATION]: {
        // The time of issue, in a form that two validations do not share.
        id: (draft) => `2026-01-01 00:00:00.${draft.token("digits", 9, "issued")} +0000 UTC`,
        knownAtPreview: KNOWN_REGION,
        outputs: inRegion,
        refusals: validationRefusals,
    },
};
