/** Parts that AWS answers share: regions, ARNs, random-looking ids. */
import { crc32 } from "node:zlib";
import { bag, text } from "../bag.ts";
import { token, uuid } from "../chance.ts";
import type { Draft } from "../kind.ts";
import type { Bag } from "../values.ts";

/** The resource's own region, else the provider's. */
export function regionOf(draft: Draft): string {
    return text(draft.inputs, "region") ?? draft.provider.region;
}

/** `arn:aws:<service>:<region>:<account>:<rest>`. */
export function arn(draft: Draft, service: string, rest: string): string {
    return `arn:aws:${service}:${regionOf(draft)}:${draft.provider.account}:${rest}`;
}

/** `arn:aws:<service>::<account>:<rest>`, of services that have no regions. */
export function globalArn(draft: Draft, service: string, rest: string): string {
    return `arn:aws:${service}::${draft.provider.account}:${rest}`;
}

/** `sg-0` and 16 hex digits: the form of most EC2 ids. */
export function ec2Id(draft: Draft, prefix: string, salt = prefix): string {
    return `${prefix}-0${draft.token("hex", 16, salt)}`;
}

/** Upper-case letters and digits, as in hosted zone and database resource ids. */
export function upper(draft: Draft, length: number, salt: string): string {
    return draft.token("alnum", length, salt).toUpperCase();
}

/** Upper- and lower-case letters and digits, as at the end of a secret's ARN. */
export function mixed(draft: Draft, length: number, salt: string): string {
    const cases = draft.token("hex", length, `${salt} case`);
    return [...draft.token("alnum", length, salt)]
        .map((letter, index) => (cases.charAt(index) < "8" ? letter.toUpperCase() : letter))
        .join("");
}

/** An etag of CloudFront; another one after each update. */
export function etag(draft: Draft, salt = "etag"): string {
    return `E${upper(draft, 13, `${salt} ${draft.revision}`)}`;
}

/** `terraform-` and what the provider draws for identifiers that the program leaves out. */
export function stamp(draft: Draft, salt: string): string {
    return `terraform-20260101${draft.token("digits", 10, salt)}${draft.token("hex", 8, salt)}`;
}

/** The ARN of the key that AWS manages for a service, such as `aws/rds`: one for each account and region. */
export function managedKey(draft: Draft, alias: string): string {
    return arn(draft, "kms", `key/${uuid(`${draft.provider.account} ${regionOf(draft)}`, alias)}`);
}

/** Letters and digits that all resources of an account and region share, as in database host names. */
export function hostPart(draft: Draft, length: number, salt: string): string {
    return token(`${draft.provider.account} ${regionOf(draft)}`, "alnum", length, salt);
}

/** Decimal CRC-32, as in the ids of routes. */
export function checksum(value: string): string {
    return String(crc32(value));
}

/** A time as Go prints it: `2026-01-01 00:00:00 +0000 UTC`. */
export function goTime(draft: Draft, which: "created" | "modified"): string {
    return `${draft.time(which).replace("T", " ").replace("Z", "")} +0000 UTC`;
}

/** What every regional type with tags has: `region` and `tagsAll`, both known at preview. */
export function common(draft: Draft): Bag {
    return { region: regionOf(draft), ...tagsAll(draft) };
}

export function tagsAll(draft: Draft): Bag {
    return { tagsAll: { ...bag(draft.provider.config, "defaultTags.tags"), ...bag(draft.inputs, "tags") } };
}

/** What a regional type without tags has. */
export function inRegion(draft: Draft): Bag {
    return { region: regionOf(draft) };
}

export const KNOWN = ["region", "tagsAll"] as const;

export const KNOWN_REGION = ["region"] as const;

export const KNOWN_TAGS = ["tagsAll"] as const;

/** `us-east-1` as `use1`, `ap-southeast-2` as `apse2`: the form in cache host names and zone ids. */
export function regionCode(region: string): string {
    const [continent = "", direction = "", number = ""] = region.split("-");
    const parts = direction.match(/north|south|east|west|central/g) ?? [];
    return `${continent}${parts.map((part) => part.charAt(0)).join("")}${number}`;
}
