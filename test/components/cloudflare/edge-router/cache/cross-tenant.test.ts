import assert from "node:assert/strict";
import { Router } from "../../../../../components/cloudflare/edge-router/router.ts";
import { runCrossTenant } from "./cross-tenant-run.ts";
import { mutatedRouter } from "./mutated-router.ts";

const SEED = 20261123;

describe("answers kept for tenants", () => {
    it("[ET-10] give no byte of one tenant to another in 100,000 fuzzed requests, many of them answered from the cache", async () => {
        const figures = await runCrossTenant(Router, 100_000, SEED);
        const { requests, leaked, poisoned, incidents, lies } = figures;
        assert.deepEqual(
            { requests, leaked, poisoned, incidents, lies },
            { requests: 100_000, leaked: 0, poisoned: 0, incidents: 0, lies: 0 },
        );
        assert.ok(figures.hits > 30_000, `only ${figures.hits} answers came from the cache`);
    }).timeout(120_000);

    const withoutTenant = { file: "cache/question.ts", from: "                whose.tenant,\n", to: "" };
    const unchecked = ["near", "far"].map((found) => ({
        file: "cache/response-cache.ts",
        from: `${found}.tenant !== tenant`,
        to: "false",
    }));

    it("[ET-10] are found out when the key forgets the tenant, and then go to the origin: still no byte, and each is an incident", async () => {
        const figures = await runCrossTenant(await mutatedRouter([withoutTenant]), 3000, SEED);
        assert.equal(figures.leaked, 0);
        assert.ok(figures.incidents > 100, `only ${figures.incidents} incidents`);
    }).timeout(60_000);

    it("leak in these very requests when the key forgets the tenant and nobody checks, so that the fuzz can fail", async () => {
        const figures = await runCrossTenant(await mutatedRouter([withoutTenant, ...unchecked]), 3000, SEED);
        assert.ok(figures.leaked > 1000, `only ${figures.leaked} bytes leaked`);
    }).timeout(60_000);

    it("hold what another client's headers put there when all headers go to the origin, so that this can fail too", async () => {
        const passing = { file: "cache/question.ts", from: "new Headers();", to: "new Headers(client);" };
        const figures = await runCrossTenant(await mutatedRouter([passing]), 3000, SEED);
        assert.ok(figures.poisoned > 10, `only ${figures.poisoned} answers were poisoned`);
    }).timeout(60_000);
});
