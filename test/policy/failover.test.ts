import assert from "node:assert/strict";
import { judge } from "../../policy/judge.ts";
import { plannedProd } from "./prod.ts";

describe("production after Erato's failover", () => {
    it("is not stopped because the former primary is yet to be rebuilt as a replica", async () => {
        const prod = await plannedProd();
        const promoted = prod
            .at("Erato/erato", "regions.writer", "us-west-2")
            .at("Instance/erato-database-2-us-west-2", "replicateSourceDb", undefined);
        const { findings } = judge(promoted.graph(), { stack: "prod" });
        assert.deepEqual(
            findings.filter(({ status }) => status === "fail" || status === "unknown"),
            [],
        );
    });
});
