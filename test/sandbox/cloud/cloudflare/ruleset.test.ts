import assert from "node:assert/strict";
import { ACTIONS_BY_PHASE } from "../../../../sandbox/cloud/cloudflare/ruleset-phases.ts";
import { loadFacts } from "../../../../sandbox/cloud/facts/catalog.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { ACCOUNT, example } from "./example.ts";

describe("rulesets of the simulated Cloudflare", () => {
    const { cloud, of, refused, refusedUpdate } = example();
    const phases = loadFacts("cloudflare").types["cloudflare:index/ruleset:Ruleset"]?.properties.phase?.enum ?? [];

    it("takes the phases of the wire and none of the spellings in the SDK's comments", () => {
        for (const literal of ["http_ratelimit", "http_request_cache_settings", "http_request_firewall_custom"]) {
            assert.ok(phases.includes(literal), literal);
        }
        for (const garbled of ["http*ratelimit", "httpRatelimit", "http*request*cache*settings"]) {
            assert.ok(!phases.includes(garbled), garbled);
        }
    });

    it("knows the actions of no phase that does not exist", () => {
        assert.deepEqual(
            Object.keys(ACTIONS_BY_PHASE).filter((phase) => !phases.includes(phase)),
            [],
        );
    });

    it("takes the actions of the wire and none of the spellings in the SDK's comments", () => {
        const cache = (action: string) =>
            refused("limits", {
                name: "cache",
                phase: "http_request_cache_settings",
                rules: [{ action, expression: "true" }],
            });
        assert.deepEqual(cache("set_cache_settings"), []);
        assert.deepEqual(cache("setCacheSettings"), [
            'rules[0].action must be one of set_cache_settings in phase http_request_cache_settings, got "setcachesettings"',
        ]);
    });

    it("refuses a second entry point of a phase, and takes another phase, zone or kind", () => {
        assert.deepEqual(refused("limits", {}), [
            `phase must not have an entry point yet: ruleset "${of("limits").id}" is it (400, code 20217), got "http_ratelimit"; put all rules of a phase into one ruleset`,
        ]);
        assert.deepEqual(refused("limits", { phase: "http_request_firewall_custom" }), []);
        const { zoneId: _zone, ...inAccount } = of("limits").inputs;
        assert.deepEqual(refused("limits", { ...inAccount, zoneId: null, accountId: ACCOUNT, kind: "root" }), []);
        assert.deepEqual(refusedUpdate("limits", {}), []);
    });

    it("refuses a replacement that is made while the old entry point is there", () => {
        const { type, inputs } = of("limits");
        const [refusal] = cloud.refusalsOnReplace(type, "limits", { ...inputs, name: "renamed" });
        assert.match(refusal ?? "", /^phase must not have an entry point yet: ruleset "[0-9a-f]{32}" is it/);
    });

    it("refuses a kind on the wrong level", () => {
        assert.deepEqual(refused("limits", { zoneId: null, accountId: ACCOUNT }), [
            "zoneId must be set for a ruleset of kind zone",
        ]);
        assert.deepEqual(refused("limits", { kind: "custom" }), ["accountId must be set for a ruleset of kind custom"]);
    });

    it("refuses an action that the phase does not take", () => {
        assert.deepEqual(
            refused("limits", { phase: "http_request_origin", rules: [{ action: "block", expression: "true" }] }),
            ['rules[0].action must be one of route in phase http_request_origin, got "block"'],
        );
    });

    const limited = (rule: Bag) =>
        refusedUpdate("limits", { rules: [{ action: "block", expression: "true", ...rule }] });

    it("[trap 25] refuses rate limits that are not counted by data center", () => {
        assert.deepEqual(limited({ ratelimit: { characteristics: ["ip.src"] } }), [
            'rules[0].ratelimit.characteristics must hold cf.colo.id, got ["ip.src"]; requests are counted by data center, so the API wants that said',
        ]);
    });

    it("refuses rate limits that count addresses and visitors at once, and rules without a limit", () => {
        const characteristics = ["cf.colo.id", "ip.src", "cf.unique_visitor_id"];
        assert.deepEqual(limited({ ratelimit: { characteristics } }), [
            `rules[0].ratelimit.characteristics must not hold both ip.src and cf.unique_visitor_id, got ${JSON.stringify(characteristics)}`,
        ]);
        assert.deepEqual(limited({}), ["rules[0].ratelimit must be set in phase http_ratelimit"]);
    });
});
