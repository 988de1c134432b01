import assert from "node:assert/strict";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { type Exceptions, promises } from "./promise.ts";

/** A service in one region, as it was rendered. */
export interface ServiceSide {
    readonly region: string;
    readonly image: string;
    /** Instances that run without traffic, and as many as there may be. */
    readonly least: number;
    readonly most: number;
    /** Zones that instances are spread over by the program; 0 where the cloud spreads them by itself. */
    readonly zones: number;
    /** An update starts new instances before it takes old ones away, and waits until they answer. */
    readonly updateKeepsCapacity: boolean;
    /** An instance that stops answering gets no more requests, or is replaced. */
    readonly dropsBrokenInstances: boolean;
}

/** How a service is built in both regions and read. */
export interface ServiceAdapter {
    readonly name: string;
    readonly regions: Omit<RegionPair, "writer">;
    readonly exceptions: Exceptions<"spread" | "same-image">;
    build(): Promise<readonly ServiceSide[]>;
}

/**
 * What every service promises that runs in two regions: it survives an instance, a zone, an update and a region, without
 * anything being started first.
 */
export function serviceContract({ name, regions, exceptions, build }: ServiceAdapter): void {
    describe(name, () => {
        let sides: readonly ServiceSide[];
        before(async () => {
            sides = await build();
        });

        it("stands in both regions, warm", () => {
            assert.deepEqual(
                sides.map(({ region }) => region),
                [regions.primary, regions.failover],
            );
            assert.ok(sides.every(({ least }) => least > 0));
        });
        it("may grow as far in either region, as each may have to carry everything", () => {
            const [one, other] = sides;
            assert.equal(one?.most, other?.most);
            assert.ok(sides.every(({ least, most }) => most > least));
        });
        promises(exceptions, "spread", "has at least one instance in each of two zones or more", () =>
            sides.every(({ least, zones }) => zones > 1 && least >= zones),
        );
        it("keeps its capacity through an update", () => {
            assert.ok(sides.every(({ updateKeepsCapacity }) => updateKeepsCapacity));
        });
        it("does without an instance that stops answering", () => {
            assert.ok(sides.every(({ dropsBrokenInstances }) => dropsBrokenInstances));
        });
        promises(exceptions, "same-image", "runs the same image in both regions", () => {
            return new Set(sides.map(({ image }) => image)).size === 1;
        });
        it("names its images by what never changes", () => {
            for (const { image } of sides) assert.match(image, /@sha256:[0-9a-f]{64}$|^ami-[0-9a-f]{17}$/);
        });
    });
}
