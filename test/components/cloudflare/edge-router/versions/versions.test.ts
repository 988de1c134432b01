import assert from "node:assert/strict";
import { refusal } from "../../../../../components/cloudflare/edge-router/versions/version-refusal.ts";
import {
    address,
    isBelow,
    versionHeaders,
} from "../../../../../components/cloudflare/edge-router/versions/versions.ts";
import { exampleConfig } from "../example-config.ts";

const { versions } = exampleConfig();

describe("API versions", () => {
    const table: readonly (readonly [path: string, origin: string, resource: string, version: string | undefined])[] = [
        ["/api/v1/employees", "/api/v1/employees", "/api/employees", "v1"],
        ["/api/v2/employees/7", "/api/v2/employees/7", "/api/employees/7", "v2"],
        ["/api/employees", "/api/v1/employees", "/api/employees", "v1"],
        ["/api", "/api/v1", "/api", "v1"],
        ["/api/", "/api/v1/", "/api/", "v1"],
        ["/api/v2", "/api/v2", "/api", "v2"],
        ["/api/vendors", "/api/v1/vendors", "/api/vendors", "v1"],
        ["/api/v2x/employees", "/api/v1/v2x/employees", "/api/v2x/employees", "v1"],
        ["/api/health", "/api/health", "/api/health", undefined],
        ["/api/health/db", "/api/health/db", "/api/health/db", undefined],
        ["/api/healthy", "/api/v1/healthy", "/api/healthy", "v1"],
        ["/", "/", "/", undefined],
        ["/apis", "/apis", "/apis", undefined],
        ["//api/v1", "//api/v1", "//api/v1", undefined],
    ];
    for (const [path, pathname, resource, name] of table) {
        it(`[CN-08] ${path} reaches the origin as ${pathname}`, () => {
            const addressed = address(versions, path);
            assert.ok(addressed.kind === "reachable");
            assert.deepEqual(
                [addressed.pathname, addressed.resource, addressed.version?.name],
                [pathname, resource, name],
            );
        });
    }

    for (const path of ["/api/v9/employees", "/api/v0", "/api/v01/employees", "/api/v1.1/employees"]) {
        it(`[CN-08] ${path} names no version`, () => {
            assert.equal(address(versions, path).kind, "unknown");
        });
    }

    it("[CN-08] announces deprecation, sunset and successor", () => {
        const addressed = address(versions, "/api/employees/7");
        assert.ok(addressed.kind === "reachable" && addressed.version !== undefined);
        assert.deepEqual(versionHeaders(addressed.version, addressed.resource), [
            ["deprecation", "@1767225600"],
            ["sunset", "Fri, 01 Jan 2027 12:00:00 GMT"],
            ["link", '</api/v2/employees/7>; rel="successor-version"'],
        ]);
    });

    it("[CN-08] says nothing of the kind for an active version", () => {
        const addressed = address(versions, "/api/v2/employees");
        assert.ok(addressed.kind === "reachable" && addressed.version !== undefined);
        assert.deepEqual(versionHeaders(addressed.version, addressed.resource), []);
    });

    it("[CN-08] answers 410 for a retired version and names the one to use", async () => {
        const addressed = address(versions, "/api/v3/employees");
        assert.ok(addressed.kind === "retired");
        const response = refusal(addressed);
        assert.equal(response.status, 410);
        assert.equal(response.headers.get("link"), '</api/v2/employees>; rel="successor-version"');
        assert.equal(response.headers.get("content-type"), "application/problem+json");
        assert.deepEqual(await response.json(), {
            type: "urn:ha-platform:problem:version-retired",
            title: "API version retired",
            status: 410,
            detail: "v3 is no longer served, use v2",
        });
    });

    it("[CN-08] answers 410 without a link when there is no successor", async () => {
        const addressed = address(versions, "/api/v4");
        assert.ok(addressed.kind === "retired");
        assert.match(await refusal(addressed).text(), /"detail":"v4 is no longer served"/);
    });

    it("[CN-08] answers 404 for a version that never was", async () => {
        const addressed = address(versions, "/api/v9/employees");
        assert.ok(addressed.kind === "unknown");
        const response = refusal(addressed);
        assert.equal(response.status, 404);
        assert.match(await response.text(), /"detail":"v9 is not a version of this API"/);
    });

    it("compares prefixes by whole segments", () => {
        assert.ok(isBelow("/api/reports", "/api/reports") && isBelow("/api/reports/7", "/api/reports"));
        assert.ok(!isBelow("/api/reports-old", "/api/reports"));
    });
});
