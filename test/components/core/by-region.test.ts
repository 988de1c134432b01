import assert from "node:assert/strict";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";

const regions = { primary: "us-central1", failover: "us-east1", writer: "us-east1" };

describe("values by region", () => {
    it("are made for the primary first, whoever writes", () => {
        assert.deepEqual(Object.entries(forRegions(regions, (region) => region.length)), [
            ["us-central1", 11],
            ["us-east1", 8],
        ]);
    });

    it("are found by name, zero and empty text included", () => {
        assert.equal(inRegion({ a: 0 }, "a"), 0);
        assert.equal(inRegion({ a: "" }, "a"), "");
    });

    it("refuse a region that has none, naming those that do", () => {
        assert.throws(() => inRegion({ a: 1, b: 2 }, "c"), /region must be one of a, b, got c/);
        assert.throws(() => inRegion({}, "c"), /region must be one of \(none\), got c/);
    });
});
