import assert from "node:assert/strict";
import { type RegionPair, readerOf } from "../../../components/core/region-pair.ts";
import { type Exceptions, promises } from "./promise.ts";

/** One side of a database pair, as it was rendered. */
export interface DatabaseSide {
    readonly region: string;
    /** Region of the database that it follows; undefined for the one that writes. */
    readonly follows: string | undefined;
    /** A standby in another zone takes over by itself. */
    readonly survivesAZone: boolean;
    /** Any moment of the last days can be restored from backups of its own. */
    readonly restoresAnyMoment: boolean;
    /** A connection without TLS is turned down. */
    readonly refusesPlainText: boolean;
    readonly encryptedAtRest: boolean;
    readonly reachableFromTheInternet: boolean;
    /** What stands between it and its deletion. */
    readonly guards: { readonly pulumi: boolean; readonly cloud: boolean };
    readonly size: string;
    readonly version: string;
}

export interface BuiltDatabasePair {
    readonly sides: readonly DatabaseSide[];
    /** `host:port`. */
    readonly writeEndpoint: string;
    readonly readEndpoints: Readonly<Record<string, string>>;
}

/** How a cloud's pair is built and read. */
export interface DatabasePairAdapter {
    readonly name: string;
    readonly regions: Omit<RegionPair, "writer">;
    readonly exceptions: Exceptions<"follower-restores">;
    build(writer: string, protect: boolean): Promise<BuiltDatabasePair>;
}

/**
 * What every pair of databases promises, on every cloud: a zone, a region or a mistake may be lost, and no data with it.
 * The promises hold whichever region writes. How the roles change on a real engine, there and back, is shown by the
 * promotion tests in `test/engine`.
 */
export function databasePairContract(adapter: DatabasePairAdapter): void {
    const { regions, exceptions } = adapter;
    for (const writer of [regions.primary, regions.failover]) {
        describe(`${adapter.name}, written to in ${writer}`, () => {
            const reader = readerOf({ ...regions, writer });
            let pair: BuiltDatabasePair;
            before(async () => {
                pair = await adapter.build(writer, true);
            });
            const side = (region: string) => {
                const found = pair.sides.find((one) => one.region === region);
                return found ?? assert.fail(`nothing stands in ${region}`);
            };

            it("survives a zone, on both sides", () => {
                assert.deepEqual(
                    pair.sides.map(({ survivesAZone }) => survivesAZone),
                    [true, true],
                );
            });
            it("has a copy in the other region that follows the writer", () => {
                assert.equal(side(writer).follows, undefined);
                assert.equal(side(reader).follows, writer);
            });
            it("can be restored to any moment", () => assert.ok(side(writer).restoresAnyMoment));
            promises(
                exceptions,
                "follower-restores",
                "can be restored to any moment once the follower is promoted",
                () => side(reader).restoresAnyMoment,
            );
            it("turns down connections without TLS on both sides, which clients would otherwise learn in a failover [trap 11]", () => {
                assert.ok(pair.sides.every(({ refusesPlainText }) => refusesPlainText));
            });
            it("is encrypted at rest, and not reachable from the internet", () => {
                assert.ok(pair.sides.every((one) => one.encryptedAtRest && !one.reachableFromTheInternet));
            });
            it("is protected from deletion twice, by Pulumi and by the cloud [trap 9]", () => {
                const guards = { pulumi: true, cloud: true };
                assert.deepEqual(
                    pair.sides.map((one) => one.guards),
                    [guards, guards],
                );
            });
            it("has the same size and version on both sides, so that either can carry everything", () => {
                const [one, other] = pair.sides;
                assert.deepEqual([other?.size, other?.version], [one?.size, one?.version]);
            });
            it("says where to write and where to read in each region", () => {
                const endpoints = [pair.writeEndpoint, ...Object.values(pair.readEndpoints)];
                for (const endpoint of endpoints) assert.match(endpoint, /^[^:]+:\d+$/);
                assert.deepEqual(Object.keys(pair.readEndpoints).sort(), [writer, reader].sort());
            });
            it("reads beside the writer come from the region's own copy", () => {
                assert.notEqual(pair.readEndpoints[reader], pair.readEndpoints[writer]);
            });
        });
    }

    describe(`${adapter.name}, there and back`, () => {
        it("swaps roles and endpoints with the writer, and is as it was when the writer comes back", async () => {
            const [here, there, back] = [
                await adapter.build(regions.primary, true),
                await adapter.build(regions.failover, true),
                await adapter.build(regions.primary, true),
            ];
            assert.notEqual(there.writeEndpoint, here.writeEndpoint);
            const followers = [here, there].map(({ sides }) => sides.find(({ follows }) => follows)?.region);
            assert.deepEqual(followers, [regions.failover, regions.primary]);
            assert.deepEqual(back, here);
        });

        it("can be deleted where protection is off by configuration", async () => {
            const { sides } = await adapter.build(regions.primary, false);
            const guards = { pulumi: false, cloud: false };
            assert.deepEqual(
                sides.map((one) => one.guards),
                [guards, guards],
            );
        });
    });
}
