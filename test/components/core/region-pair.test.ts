import assert from "node:assert/strict";
import { inOrder, readerOf, regionPairProblems } from "../../../components/core/region-pair.ts";

const pair = { primary: "us-central1", failover: "us-east1", writer: "us-central1" };

describe("region pair", () => {
    it("accepts two regions whose writer is either of them", () => {
        assert.deepEqual(regionPairProblems(pair), []);
        assert.deepEqual(regionPairProblems({ ...pair, writer: "us-east1" }), []);
    });

    it("refuses a failover region equal to the primary", () => {
        assert.deepEqual(regionPairProblems({ ...pair, failover: "us-central1" }), [
            {
                path: "regions.failover",
                reason: "must differ from the primary region so that losing one region leaves the other, got us-central1 for both",
            },
        ]);
    });

    it("refuses a writer that names no region", () => {
        assert.deepEqual(regionPairProblems({ ...pair, writer: "europe-west1" }), [
            {
                path: "regions.writer",
                reason: "must name one of the two regions (us-central1, us-east1), got europe-west1",
            },
        ]);
    });

    it("keeps places and roles apart: the order is by place, the reader is whoever does not write", () => {
        const promoted = { ...pair, writer: "us-east1" };
        assert.deepEqual(inOrder(promoted), ["us-central1", "us-east1"]);
        assert.equal(readerOf(promoted), "us-central1");
        assert.equal(readerOf(pair), "us-east1");
    });
});
