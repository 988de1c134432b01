import assert from "node:assert/strict";
import type { Graph, Resource } from "../../../policy/graph/graph.ts";
import { NotKnownError, type Reading } from "../../../policy/graph/read.ts";
import { estaState, LOAD_BALANCER, SYSTEM } from "../esta-state.ts";
import { UNKNOWN } from "../state.ts";

const POOL = "cloudflare:index/loadBalancerPool:LoadBalancerPool";
const ADDRESS = "gcp:compute/address:Address";

describe("the resource graph", () => {
    it("lists ancestors from the nearest outwards", () => {
        const { graph, named } = open(estaState());
        assert.deepEqual(
            graph.ancestors(named("api-us-east1-service")).map(({ name }) => name),
            ["api-us-east1", SYSTEM],
        );
    });

    it("ends where parents go round in a circle", () => {
        const { graph, named } = open(estaState().facts(SYSTEM, { parent: "api-us-east1" }));
        assert.deepEqual(
            graph.ancestors(named("api-us-east1-service")).map(({ name }) => name),
            ["api-us-east1", SYSTEM],
        );
    });

    it("follows ids, in the order of the property", () => {
        const { graph, named } = open(
            estaState().at(LOAD_BALANCER, "defaultPools", ["pool-us-east1-id", "pool-us-central1-id", "elsewhere"]),
        );
        assert.deepEqual(names(graph.referredInOrder(named(LOAD_BALANCER), "defaultPools", POOL)), [
            "pool-us-east1",
            "pool-us-central1",
        ]);
    });

    it("follows what a property was made from where its value is not known", () => {
        const { graph, named } = open(estaState().at(LOAD_BALANCER, "defaultPools", [UNKNOWN, UNKNOWN]));
        assert.deepEqual(names(graph.referred(named(LOAD_BALANCER), "defaultPools", POOL)), [
            "pool-us-central1",
            "pool-us-east1",
        ]);
        assert.throws(() => graph.referredInOrder(named(LOAD_BALANCER), "defaultPools", POOL), NotKnownError);
    });

    it("believes values that it can match, whatever the property was made from", () => {
        const one = open(estaState().at(LOAD_BALANCER, "defaultPools", ["pool-us-central1-id"]));
        assert.deepEqual(names(one.graph.referred(one.named(LOAD_BALANCER), "defaultPools", POOL)), [
            "pool-us-central1",
        ]);
        const none = open(estaState().at(LOAD_BALANCER, "defaultPools", []));
        assert.deepEqual(none.graph.referred(none.named(LOAD_BALANCER), "defaultPools", POOL), []);
    });

    it("adds what a property was made from where a value names nothing of the stack", () => {
        const { graph, named } = open(
            estaState().at(LOAD_BALANCER, "defaultPools", ["pool-us-central1-id", "another-form-of-the-id"]),
        );
        assert.deepEqual(names(graph.referred(named(LOAD_BALANCER), "defaultPools", POOL)), [
            "pool-us-central1",
            "pool-us-east1",
        ]);
    });

    it("says so where neither tells", () => {
        const state = estaState().at(LOAD_BALANCER, "fallbackPool", UNKNOWN).facts(LOAD_BALANCER, { madeFrom: {} });
        const { graph, named } = open(state);
        assert.throws(
            () => graph.referred(named(LOAD_BALANCER), "fallbackPool", POOL),
            new NotKnownError("fallbackPool is not known until the update"),
        );
    });

    it("refers to nothing where the property is unset or empty", () => {
        const { graph, named } = open(
            estaState().at("pool-us-east1", "monitor", "").at("pool-us-central1", "monitor", undefined),
        );
        const type = "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor";
        assert.deepEqual(graph.referred(named("pool-us-central1"), "monitor", type), []);
        assert.deepEqual(graph.referredInOrder(named("pool-us-east1"), "monitor", type), []);
    });

    it("reaches resources through others", () => {
        const { graph, named } = open(estaState());
        assert.deepEqual(names(graph.reachable(named("pool-us-east1"), "origins", [ADDRESS])), [
            "origin-us-east1-address",
        ]);
    });

    it("reaches an end where resources are made from one another", () => {
        const state = estaState().facts("origin-us-east1-record", {
            madeFrom: { content: ["pool-us-east1", "origin-us-east1-address"] },
        });
        const { graph, named } = open(state);
        assert.deepEqual(names(graph.reachable(named("pool-us-east1"), "origins", [ADDRESS])), [
            "origin-us-east1-address",
        ]);
    });

    it("tells what one value inside a property means", () => {
        const { graph, named } = open(estaState());
        const meant = (value: Reading<string>) => names(graph.meant(named(LOAD_BALANCER), "defaultPools", value, POOL));
        assert.deepEqual(meant({ state: "set", value: "pool-us-east1-id" }), ["pool-us-east1"]);
        assert.deepEqual(meant({ state: "set", value: "elsewhere" }), []);
        assert.deepEqual(meant({ state: "unset" }), []);
        assert.deepEqual(meant({ state: "unknown", path: "defaultPools[0]", why: "not known until the update" }), [
            "pool-us-central1",
            "pool-us-east1",
        ]);
    });
});

function open(state: ReturnType<typeof estaState>): { graph: Graph; named: (name: string) => Resource } {
    const graph = state.graph();
    return {
        graph,
        named: (name) => {
            const found = graph.resources.find((resource) => resource.name === name);
            assert.ok(found, name);
            return found;
        },
    };
}

function names(resources: readonly Resource[]): string[] {
    return resources.map(({ name }) => name);
}
