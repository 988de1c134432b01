/** Zones as the other families of Cloudflare refer to them. */
import { text } from "../bag.ts";
import type { CloudView, Draft, Existing, Refusal } from "../kind.ts";
import { mustExist, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";

export const ZONE = "cloudflare:index/zone:Zone";

/** Refuses a zone id that no zone has. */
export function inZone(draft: Draft): readonly Refusal[] {
    return mustExist(draft.cloud, ZONE, "a zone", "zoneId", text(draft.inputs, "zoneId"));
}

export function zoneOf(cloud: CloudView, zoneId: string | undefined): Existing | undefined {
    return zoneId === undefined ? undefined : cloud.find(ZONE, zoneId);
}

/** The domain of the draft's zone, such as `example.com`; `undefined` when the zone is not there or not known yet. */
export function domainOf(draft: Draft): string | undefined {
    return text(zoneOf(draft.cloud, text(draft.inputs, "zoneId"))?.inputs, "name");
}

/** Refuses a host name outside the zone. */
export function hostInZone(draft: Draft, property: string): readonly Refusal[] {
    const [domain, name] = [domainOf(draft), text(draft.inputs, property)?.toLowerCase()];
    if (domain === undefined || name === undefined) return [];
    return refuseIf(name !== domain && !name.endsWith(`.${domain}`), {
        property,
        problem: `must be a host name in the zone ${domain}`,
        got: printable(name),
    });
}

/**
 * True for a live resource that a draft can collide with: any other one, and at a create also the one under the same URN,
 * because the engine makes a replacement before it deletes the old resource unless it is told otherwise.
 */
export function isOther(draft: Draft, { urn }: Existing): boolean {
    return urn !== draft.urn || draft.revision === 1;
}

/** The other live resources of the draft's type in the same zone. */
export function othersInZone(draft: Draft): readonly Existing[] {
    const zoneId = text(draft.inputs, "zoneId");
    return draft.cloud.all(draft.type).filter((live) => isOther(draft, live) && text(live.inputs, "zoneId") === zoneId);
}
