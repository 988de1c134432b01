import assert from "node:assert/strict";
import { parseGatewayConfig } from "../../../../components/cloudflare/auth-gateway/config.ts";
import { planAuthGateway } from "../../../../components/cloudflare/auth-gateway.ts";
import { exampleGatewayConfig } from "./example-config.ts";

const STORE = "0123456789abcdef0123456789abcdef";

describe("the auth gateway's configuration", () => {
    function problems(value: unknown): readonly string[] {
        const parsed = parseGatewayConfig(value);
        return "problems" in parsed ? parsed.problems : [];
    }

    it("is read from text and from an object alike", () => {
        const config = exampleGatewayConfig();
        assert.deepEqual(parseGatewayConfig(JSON.stringify(config)), { config });
        assert.deepEqual(parseGatewayConfig(config), { config });
    });

    it("[AG-06] knows no algorithm whose key is shared, and none at all", () => {
        assert.deepEqual(problems({ ...exampleGatewayConfig(), algorithms: ["HS256", "none"] }), [
            'algorithms[0] must be one of RS256, ES256, got "HS256"',
            'algorithms[1] must be one of RS256, ES256, got "none"',
            'algorithms must name at least one, got ["HS256","none"]',
        ]);
    });

    it("fetches keys over https only, but on the loopback address", () => {
        const url = (jwksUrl: string) => problems(exampleGatewayConfig({ jwksUrl })).length;
        for (const good of ["https://a.example.com/jwks", "http://127.0.0.1:80/jwks"]) assert.equal(url(good), 0, good);
        for (const bad of [
            "http://a.example.com/jwks",
            "http://127.0.0.1.example.com/jwks",
            "https://user@a.example.com/jwks",
            "jwks.json",
        ]) {
            assert.equal(url(bad), 1, bad);
        }
    });

    it("opens single paths only", () => {
        for (const path of ["/", "", "/health/*", "/health/", "health", "/../health", "/health?x"]) {
            assert.equal(problems(exampleGatewayConfig({ openPaths: [path] })).length, 1, path);
        }
    });

    it("tells everything that is wrong at once", () => {
        assert.deepEqual(problems("{"), ['CONFIG must be JSON, got "{"']);
        assert.deepEqual(problems({ ...exampleGatewayConfig(), schemaVersion: 2, issuer: "", keys: [] }), [
            "schemaVersion must be 1, got 2",
            'issuer must be the issuer\'s name, such as https://login.example.com/, got ""',
            "keys must be an object, got []",
            "keys.freshForMs must be a whole number from 100 to 86400000 (milliseconds), got nothing",
            "keys.refetchAfterMs must be a whole number from 100 to 86400000 (milliseconds), got nothing",
            "keys.staleForMs must be a whole number from 0 to 604800000 (milliseconds), got nothing",
            "keys.timeoutMs must be a whole number from 10 to 30000 (milliseconds), got nothing",
        ]);
    });
});

describe("the auth gateway's plan", () => {
    const originKey = { storeId: STORE, secretName: "origin-key" };

    it("[AG-06] names the origin's key and holds no value of it", () => {
        const { bindings, scriptName } = planAuthGateway("agent-backend-gateway", {
            config: exampleGatewayConfig(),
            originKey,
        });
        assert.equal(scriptName, "agent-backend-gateway");
        assert.deepEqual(bindings[1], {
            type: "secrets_store_secret",
            name: "ORIGIN_KEY",
            storeId: STORE,
            secretName: "origin-key",
        });
    });

    it("refuses what the gateway would refuse, keys that may not be asked for in time, and a store that is none", () => {
        const config = exampleGatewayConfig({
            audiences: [],
            keys: { freshForMs: 1000, refetchAfterMs: 2000, staleForMs: 0, timeoutMs: 100 },
        });
        assert.throws(
            () => planAuthGateway("gateway", { config, originKey: { storeId: "store", secretName: "origin-key" } }),
            /config audiences must name at least one audience, got \[\]; config\.keys\.refetchAfterMs must not be longer than freshForMs \(1000\).*got 2000; originKey\.storeId must be the id of a Secrets Store.*got "store"/,
        );
    });
});
