/** Availability zones: of regions, of subnets. */
import { text } from "../bag.ts";
import type { Draft, Existing, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { regionCode } from "./draw.ts";
import { lookUp } from "./references.ts";
import { SUBNET } from "./tokens.ts";

const letters = ["a", "b", "c"] as const;

/** The three zones that every simulated region has. */
export function zonesOfRegion(region: string): readonly string[] {
    return letters.map((letter) => `${region}${letter}`);
}

/** `us-east-1b` as `use1-az2`. Real accounts have their own mapping; here it is the same for all. */
export function zoneId(zone: string): string {
    return `${regionCode(zone.slice(0, -1))}-az${zone.charCodeAt(zone.length - 1) - 96}`;
}

/** `use1-az2` as `us-east-1b`, in the region given. */
export function zoneOfId(region: string, id: string): string {
    return `${region}${String.fromCharCode(96 + Number(/-az(\d)$/.exec(id)?.[1] ?? 1))}`;
}

/** Refuses a zone that the region does not have. */
export function zoneInRegion(property: string, zone: string | undefined, region: string): readonly Refusal[] {
    const zones = zonesOfRegion(region);
    return refuseIf(zone !== undefined && !zones.includes(zone), {
        property,
        problem: `must be a zone of region ${region} (${zones.join(", ")})`,
        got: printable(zone),
        remedy: "choose one of them, or another provider",
    });
}

/** The live subnets among these ids. */
export function subnetsOf(draft: Draft, ids: readonly string[]): readonly Existing[] {
    return ids.flatMap((id) => lookUp(draft, SUBNET, id) ?? []);
}

export function zonesOfSubnets(subnets: readonly Existing[]): readonly string[] {
    return [...new Set(subnets.flatMap(({ outputs }) => text(outputs, "availabilityZone") ?? []))];
}

/** Refuses subnets that lie in fewer than two zones; those that do not exist are another refusal's matter. */
export function needTwoZones(draft: Draft, property: string, ids: readonly string[], what: string): readonly Refusal[] {
    const subnets = subnetsOf(draft, ids);
    const zones = zonesOfSubnets(subnets);
    return refuseIf(subnets.length === ids.length && zones.length < 2, {
        property,
        problem: `must lie in at least 2 availability zones for ${what}`,
        got: zones.length === 0 ? "none" : zones.join(", "),
        remedy: "name subnets of two or more zones",
    });
}

/** Refuses subnets of more than one VPC. */
export function needOneVpc(draft: Draft, property: string, ids: readonly string[]): readonly Refusal[] {
    const vpcs = [...new Set(subnetsOf(draft, ids).flatMap(({ outputs }) => text(outputs, "vpcId") ?? []))];
    return refuseIf(vpcs.length > 1, { property, problem: "must belong to one VPC", got: vpcs.join(", ") });
}
