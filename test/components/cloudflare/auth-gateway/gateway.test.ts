import assert from "node:assert/strict";
import { Gateway, type Platform } from "../../../../components/cloudflare/auth-gateway/gateway.ts";
import worker from "../../../../components/cloudflare/auth-gateway/worker.ts";
import { exampleGatewayConfig } from "./example-config.ts";

function gateway(changes: Partial<Platform>): { readonly gateway: Gateway; readonly lines: string[] } {
    const lines: string[] = [];
    const platform: Platform = {
        fetch: () => assert.fail("nobody is asked for keys"),
        now: () => 0,
        log: (line) => lines.push(line),
        next: () => assert.fail("nothing is sent on"),
        originKey: async () => "key",
        ...changes,
    };
    return { gateway: new Gateway(exampleGatewayConfig({ openPaths: ["/health"] }), platform), lines };
}

const health = () => new Request("https://api.example.com/health");

describe("the auth gateway, when what is behind it fails", () => {
    it("answers 502 when the router does not, and says that a read can be sent again", async () => {
        const broken = gateway({ next: () => Promise.reject(new Error("gone")) });
        const response = await broken.gateway.handle(health());
        assert.equal(response.status, 502);
        assert.match(await response.text(), /the request can be sent again/);
        assert.deepEqual(
            broken.lines.map((line) => JSON.parse(line).event),
            ["next-failed"],
        );
    });

    it("sends nothing on without the key that shows origins where a request comes from", async () => {
        const { gateway: keyless } = gateway({ originKey: () => Promise.reject(new Error("no such secret")) });
        await assert.rejects(keyless.handle(health()), /no such secret/);
    });

    it("[AG-06] refuses with 503 when a binding is missing or fails, whatever the path", async () => {
        const response = await worker.fetch(health(), { CONFIG: exampleGatewayConfig() });
        assert.equal(response.status, 503);
        assert.equal(response.headers.get("cache-control"), "no-store");
    });
});
