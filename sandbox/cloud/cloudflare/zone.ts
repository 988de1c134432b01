/** Zones, their settings, DNSSEC and tiered cache. */
import { text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { domainOf, inZone, ZONE } from "./zone-reference.ts";

/** First halves of name server names; Cloudflare uses given names. */
const WORDS = ["ada", "beth", "chip", "dana", "emma", "finn", "gail", "hank", "iris", "jade", "kai", "lola"];

function nameServers(draft: Draft): readonly string[] {
    const first = Number.parseInt(draft.token("hex", 4, "name-server"), 16);
    const second = first + 1 + (Math.floor(first / WORDS.length) % (WORDS.length - 1));
    return [first, second].map((position) => `${WORDS[position % WORDS.length]}.ns.cloudflare.com`);
}

/** An account holds a domain once. */
function onlyOnce(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, "name");
    const other = draft.cloud.all(ZONE).find(({ urn, inputs }) => urn !== draft.urn && text(inputs, "name") === name);
    return refuseIf(other !== undefined, {
        property: "name",
        problem: "must name a domain that is not in the account yet",
        got: printable(name),
        remedy: `import zone ${printable(other?.id)} instead of making another`,
    });
}

const FREE_PLAN: Bag = {
    id: "0feeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
    canSubscribe: false,
    currency: "USD",
    externallyManaged: false,
    frequency: "",
    isSubscribed: false,
    legacyDiscount: false,
    legacyId: "free",
    name: "Free Website",
    price: 0,
};

/** A real zone is pending until its name servers are switched; in the sandbox nobody does, so it is active at once. */
const zone: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, { paused: false, type: "full", vanityNameServers: [] }),
        createdOn: draft.time("created"),
        modifiedOn: draft.time("modified"),
        activatedOn: draft.time("created"),
        status: "active",
        originalRegistrar: `registrar, inc. (id: ${draft.token("digits", 4, "registrar")})`,
        originalDnshost: null,
        developmentMode: 0,
        meta: {
            cdnOnly: false,
            customCertificateQuota: 0,
            dnsOnly: false,
            foundationDns: false,
            pageRuleQuota: 3,
            phishingDetected: false,
            step: 2,
        },
        owner: { id: text(draft.inputs, "account.id") ?? "", name: "Simulated account", type: "organization" },
        plan: FREE_PLAN,
        tenant: {},
        tenantUnit: {},
        originalNameServers: ["ns1.registrar.example", "ns2.registrar.example"],
        permissions: [
            "#dns_records:edit",
            "#dns_records:read",
            "#zone:edit",
            "#zone:read",
            "#zone_settings:edit",
            "#zone_settings:read",
        ],
        ...byType(draft),
    }),
    refusals: onlyOnce,
};

function byType(draft: Draft): Bag {
    const type = text(draft.inputs, "type") ?? "full";
    const isPartial = type === "partial";
    return {
        nameServers: type === "full" ? nameServers(draft) : [],
        verificationKey: isPartial ? `${draft.token("digits", 9, "key")}-${draft.token("digits", 10, "key")}` : "",
        cnameSuffix: isPartial ? "cdn.cloudflare.net" : "",
    };
}

/** Two resources for one setting overwrite each other without a word: the provider only ever updates. */
const setting: ResourceKind = {
    id: (draft) => text(draft.inputs, "settingId") ?? "",
    outputs: (draft) => ({
        ...(text(draft.inputs, "settingId") === "ssl_recommender" ? unset(draft.inputs, { enabled: false }) : {}),
        editable: true,
        modifiedOn: draft.time("modified"),
        timeRemaining: 0,
    }),
    refusals: inZone,
};

const dnssec: ResourceKind = {
    id: (draft) => text(draft.inputs, "zoneId") ?? "",
    onConflict: "adopted",
    outputs: (draft) => {
        const keyTag = (Number.parseInt(draft.token("hex", 4, "key-tag"), 16) % 65535) + 1;
        const digest = draft.token("hex", 64, "digest").toUpperCase();
        return {
            ...unset(draft.inputs, { status: "active" }),
            algorithm: "13",
            digest,
            digestAlgorithm: "SHA256",
            digestType: "2",
            ds: `${domainOf(draft) ?? "example.com"}. 3600 IN DS ${keyTag} 13 2 ${digest}`,
            flags: 257,
            keyTag,
            keyType: "ECDSAP256SHA256",
            publicKey: Buffer.from(draft.token("hex", 128, "public-key"), "hex").toString("base64"),
            modifiedOn: draft.time("modified"),
        };
    },
    refusals: inZone,
};

const tieredCache: ResourceKind = {
    id: (draft) => text(draft.inputs, "zoneId") ?? "",
    onConflict: "adopted",
    outputs: (draft) => ({ editable: true, modifiedOn: draft.time("modified") }),
    refusals: inZone,
};

/** The switch for the whole zone; the service keeps it when the resource goes. */
const originPulls: ResourceKind = {
    id: (draft) => text(draft.inputs, "zoneId") ?? "",
    onConflict: "adopted",
    refusals: inZone,
};

export const zones: Family = {
    "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings": originPulls,
    [ZONE]: zone,
    "cloudflare:index/zoneSetting:ZoneSetting": setting,
    "cloudflare:index/zoneDnssec:ZoneDnssec": dnssec,
    "cloudflare:index/tieredCache:TieredCache": tieredCache,
};
