/** The platform as the stack of an application sees it: a stack reference whose outputs are the platform's contract. */

import type { Graph, Resource } from "./graph/graph.ts";
import { known, readPart, readString } from "./graph/read.ts";
import { isRecord } from "./graph/value.ts";
import type { RegionPair } from "./systems.ts";

export const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** The platforms that a stack refers to; references to other stacks are left out. Throws NotKnownError. */
export function platformsOf(graph: Graph): readonly Resource[] {
    return graph.ofType(STACK_REFERENCE).filter((reference) => {
        const outputs = known(readPart(reference, "outputs"));
        return outputs?.property("contractVersion") !== undefined;
    });
}

export interface PlatformPair extends RegionPair {
    /** The system whose own pair it is; absent for the platform's. */
    readonly system?: string;
}

/** The region pairs of a platform: its own, and those of systems that have one of their own. Throws NotKnownError. */
export function pairsOf(platform: Resource): readonly PlatformPair[] {
    const outputs = platform.property("outputs");
    const systems = outputs !== undefined && isRecord(outputs) ? outputs.systems : undefined;
    const names = systems !== undefined && isRecord(systems) ? Object.keys(systems) : [];
    const own = pairAt(platform, "outputs.regions");
    return [
        ...(own === undefined ? [] : [own]),
        ...names.flatMap((system) => {
            const pair = pairAt(platform, `outputs.systems.${system}.regions`);
            return pair === undefined ? [] : [{ ...pair, system }];
        }),
    ];
}

function pairAt(platform: Resource, path: string): RegionPair | undefined {
    const primary = known(readString(platform, `${path}.primary`));
    const failover = known(readString(platform, `${path}.failover`));
    return primary === undefined || failover === undefined ? undefined : { primary, failover };
}

/** The pair of the referenced platform on the cloud of a resource. Throws NotKnownError. */
export function pairOfPlatform(graph: Graph, resource: Resource): RegionPair | undefined {
    const amazon = resource.type.startsWith("aws:");
    return platformsOf(graph)
        .flatMap(pairsOf)
        .find(({ primary }) => isAmazonRegion(primary) === amazon);
}

/** Amazon writes `us-east-1` where Google writes `us-east1`. */
function isAmazonRegion(region: string): boolean {
    return /-\d+$/.test(region);
}
