import assert from "node:assert/strict";
import { planPools } from "../../../components/kubernetes/pgbouncer.ts";
import { builtExample } from "./example.ts";

describe("pools in pods", () => {
    it("[HB-08] counts the connections that all pods together can ask for", () => {
        assert.deepEqual(planPools("web", { pods: 22, connections: 10, databases: 2, limit: 440 }), {
            connections: 440,
        });
        assert.throws(
            () => planPools("web", { pods: 22, connections: 10, databases: 2, limit: 439 }),
            /connections must leave the 22 pods .* within the server's 439 connections, got 10 .* comes to 440/,
        );
    });

    it("[HB-13] log in as the pod's identity: there is no password anywhere in what is made", async () => {
        const made = await builtExample();
        const text = JSON.stringify(made.map(({ inputs }) => inputs));
        assert.match(text, /--auto-iam-authn/);
        assert.doesNotMatch(text, /password|PGPASS/i);
    });
});
