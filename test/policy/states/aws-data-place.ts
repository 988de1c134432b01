/** Where the resources of the data states are. */

import type { Properties, StateResource } from "../state.ts";

export const ACCOUNT = "123456789012";
export const SYSTEM = "erato";
export const REGIONS = ["us-east-1", "us-west-2"] as const;
export type Region = (typeof REGIONS)[number];
/** Primary and failover region, as the names of resources end. */
export const [EAST, WEST] = REGIONS;

export function otherThan(region: Region): Region {
    return region === EAST ? WEST : EAST;
}

export function arn(service: string, region: string, resource: string): string {
    return `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
}

/** A resource of the system in a region; its id is its name unless another is given. */
export function placed(
    type: string,
    name: string,
    region: Region,
    outputs: Properties,
    more: Partial<StateResource> = {},
): StateResource {
    return {
        type,
        name,
        id: name,
        parent: SYSTEM,
        provider: `aws-${region}`,
        outputs: { region, ...outputs },
        ...more,
    };
}
