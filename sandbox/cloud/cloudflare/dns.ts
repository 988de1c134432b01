/** DNS records. */
import { bag, number, text, unset } from "../bag.ts";
import type { Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { domainOf, inZone, othersInZone } from "./zone-reference.ts";

const RECORD = "cloudflare:index/dnsRecord:DnsRecord";

/** Seconds; 1 means automatic. Enterprise zones may go down to 30, which the simulated zones are not. */
const TTL = { automatic: 1, shortest: 60, longest: 86400 } as const;

const PROXIABLE = ["A", "AAAA", "CNAME"];

function type(inputs: Bag): string {
    return (text(inputs, "type") ?? "").toUpperCase();
}

/** `www` and `@` stand for full names in the zone. */
function fullName(name: string | undefined, domain: string): string {
    const written = (name ?? "").toLowerCase().replace(/\.$/, "");
    if (written === "@" || written === domain) return domain;
    return written.endsWith(`.${domain}`) ? written : `${written}.${domain}`;
}

function timeToLive(draft: Draft): readonly Refusal[] {
    const ttl = number(draft.inputs, "ttl");
    const allowed = ttl === undefined || ttl === TTL.automatic || (ttl >= TTL.shortest && ttl <= TTL.longest);
    return refuseIf(!allowed, {
        property: "ttl",
        problem: `must be ${TTL.automatic} (automatic) or from ${TTL.shortest} to ${TTL.longest} (code 9021)`,
        got: String(ttl),
    });
}

/** Codes 81053 and 81054 for an alias beside an address, 81058 for the same record twice. */
function conflicts(draft: Draft): readonly Refusal[] {
    const domain = domainOf(draft);
    if (domain === undefined) return [];
    const name = fullName(text(draft.inputs, "name"), domain);
    const sameName = othersInZone(draft).filter(({ inputs }) => fullName(text(inputs, "name"), domain) === name);
    const clash = sameName.find(({ inputs }) => excludes(type(inputs), type(draft.inputs)));
    const twin = sameName.find((other) => isIdentical(other, draft));
    return [
        ...refuseIf(clash !== undefined, {
            property: "type",
            problem: `must not be ${type(draft.inputs)} beside the ${type(clash?.inputs ?? {})} record of ${name} (code ${type(draft.inputs) === "CNAME" ? "81053" : "81054"})`,
            remedy: "a CNAME stands alone at its name: remove one of the two first",
        }),
        ...refuseIf(twin !== undefined, {
            property: "content",
            problem: `must differ from the ${type(draft.inputs)} record that ${name} has already (code 81058)`,
            got: printable(draft.inputs.content),
            remedy: `import record ${printable(twin?.id)} instead of making another`,
        }),
    ];
}

const ADDRESSES = ["A", "AAAA"];

function excludes(held: string, wanted: string): boolean {
    const alias = "CNAME";
    return (
        (wanted === alias && (held === alias || ADDRESSES.includes(held))) ||
        (held === alias && ADDRESSES.includes(wanted))
    );
}

function isIdentical(other: Existing, { inputs }: Draft): boolean {
    const content = text(inputs, "content");
    return content !== undefined && type(other.inputs) === type(inputs) && text(other.inputs, "content") === content;
}

/** Types whose record has a rank of its own besides the content. */
const RANKED = ["MX", "SRV", "URI"];

function priority(draft: Draft): readonly Refusal[] {
    const held = draft.inputs.priority ?? bag(draft.inputs, "data")?.priority;
    return refuseIf(RANKED.includes(type(draft.inputs)) && (held === undefined || held === null), {
        property: "priority",
        problem: `must be set for ${type(draft.inputs)} records`,
    });
}

/** What the service writes as content when the record comes as structured data. */
function contentOf({ inputs }: Draft): Bag {
    const data = bag(inputs, "data");
    if (data === undefined || text(inputs, "content") !== undefined) return {};
    const part = (key: string): string => String(data[key] ?? "");
    const forms: Readonly<Record<string, string>> = {
        SRV: `${part("weight")} ${part("port")} ${part("target")}`,
        CAA: `${part("flags")} ${part("tag")} "${part("value")}"`,
        HTTPS: `${part("priority")} ${part("target")} ${part("value")}`,
        SVCB: `${part("priority")} ${part("target")} ${part("value")}`,
        DS: `${part("keyTag")} ${part("algorithm")} ${part("digestType")} ${part("digest")}`,
        URI: `${part("weight")} "${part("target")}"`,
    };
    return { content: forms[type(inputs)] ?? "" };
}

const record: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, {
            proxied: false,
            tags: [],
            settings: type(draft.inputs) === "CNAME" ? { flattenCname: false } : {},
        }),
        ...contentOf(draft),
        createdOn: draft.time("created"),
        modifiedOn: draft.time("modified"),
        commentModifiedOn: text(draft.inputs, "comment") === undefined ? "" : draft.time("modified"),
        tagsModifiedOn: draft.inputs.tags === undefined ? "" : draft.time("modified"),
        meta: "{}",
        proxiable: PROXIABLE.includes(type(draft.inputs)),
    }),
    refusals: (draft) => [...inZone(draft), ...timeToLive(draft), ...priority(draft), ...conflicts(draft)],
    readBack: ({ inputs, outputs }) => ({ inputs: trimmed(inputs), outputs: trimmed(outputs) }),
};

function trimmed(properties: Bag): Bag {
    const content = text(properties, "content");
    return content === undefined ? properties : { ...properties, content: content.trim() };
}

export const dnsRecords: Family = { [RECORD]: record };
