/** Parts that AWS answers share: regions, ARNs, random-looking ids. */
import { bag, text } from "../bag.ts";
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

/** `sg-0` and 16 hex digits: the form of most EC2 ids. */
export function ec2Id(draft: Draft, prefix: string): string {
    return `${prefix}-0${draft.token("hex", 16, prefix)}`;
}

/** Upper-case letters and digits, as in hosted zone and database resource ids. */
export function upper(draft: Draft, length: number, salt: string): string {
    return draft.token("alnum", length, salt).toUpperCase();
}

/** What every regional type has: `region` and `tagsAll`, both known at preview. */
export function common(draft: Draft): Bag {
    return { region: regionOf(draft), ...tagsAll(draft) };
}

export function tagsAll(draft: Draft): Bag {
    return { tagsAll: { ...bag(draft.provider.config, "defaultTags.tags"), ...bag(draft.inputs, "tags") } };
}

export const KNOWN = ["region", "tagsAll"] as const;

/** `us-east-1` as `use1`, `ap-southeast-2` as `apse2`: the form in cache host names. */
export function regionCode(region: string): string {
    const [continent = "", direction = "", number = ""] = region.split("-");
    const parts = direction.match(/north|south|east|west|central/g) ?? [];
    return `${continent}${parts.map((part) => part.charAt(0)).join("")}${number}`;
}
