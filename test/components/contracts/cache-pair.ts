import assert from "node:assert/strict";
import { type RegionPair, readerOf } from "../../../components/core/region-pair.ts";
import { type Exceptions, promises } from "./promise.ts";

/** One side of a cache pair, as it was rendered. */
export interface CacheSide {
    readonly region: string;
    /** Replicas besides the primary node, of each shard. */
    readonly replicas: number;
    /** Nodes stand in several zones, and one in another zone takes over by itself. */
    readonly failsOverBetweenZones: boolean;
    readonly refusesPlainText: boolean;
    /** Clients say who they are. */
    readonly authenticates: boolean;
    readonly guards: { readonly pulumi: boolean; readonly cloud: boolean };
}

export interface BuiltCachePair {
    readonly sides: readonly CacheSide[];
    /** Whether one side follows the other across regions, whichever of them is written to. */
    readonly linked: boolean;
    /** `host:port` by region. */
    readonly endpoints: Readonly<Record<string, string>>;
}

/** How a cloud's pair is built and read. */
export interface CachePairAdapter {
    readonly name: string;
    readonly regions: Omit<RegionPair, "writer">;
    readonly exceptions: Exceptions<
        "refuses-plain-text" | "authenticates" | "guarded" | "guarded-by-cloud" | "follows-across-regions"
    >;
    build(writer: string, protect: boolean): Promise<BuiltCachePair>;
}

/**
 * What every pair of caches promises: losing a zone loses nothing, and losing a region leaves a warm cache in the other,
 * short of what was written last. A cache that is lost altogether is rebuilt from the database.
 */
export function cachePairContract(adapter: CachePairAdapter): void {
    const { regions, exceptions } = adapter;
    for (const writer of [regions.primary, regions.failover]) {
        describe(`${adapter.name}, written to in ${writer}`, () => {
            let pair: BuiltCachePair;
            before(async () => {
                pair = await adapter.build(writer, true);
            });
            const everySide = (holds: (side: CacheSide) => boolean) => pair.sides.every(holds);

            it("stands in both regions, of the same size", () => {
                const [one, other] = pair.sides;
                assert.deepEqual(
                    pair.sides.map(({ region }) => region).sort(),
                    [writer, readerOf({ ...regions, writer })].sort(),
                );
                assert.equal(one?.replicas, other?.replicas);
            });
            it("keeps working when a zone is lost, and by itself [trap 15] [trap 33] [trap 34]", () => {
                assert.ok(everySide(({ replicas, failsOverBetweenZones }) => replicas > 0 && failsOverBetweenZones));
            });
            promises(exceptions, "refuses-plain-text", "turns down connections without TLS", () =>
                everySide(({ refusesPlainText }) => refusesPlainText),
            );
            promises(exceptions, "guarded", "is protected from deletion by Pulumi", () =>
                everySide(({ guards }) => guards.pulumi),
            );
            it("has an endpoint in each region", () => {
                for (const { region } of pair.sides) assert.match(pair.endpoints[region] ?? "", /^[^:]+:\d+$/);
            });
            promises(exceptions, "authenticates", "asks clients who they are", () =>
                everySide(({ authenticates }) => authenticates),
            );
            promises(exceptions, "guarded-by-cloud", "is protected from deletion by the cloud as well", () =>
                everySide(({ guards }) => guards.cloud),
            );
            promises(exceptions, "follows-across-regions", "is followed in the other region", () => pair.linked);
        });
    }
}
