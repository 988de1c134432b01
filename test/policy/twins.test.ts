import assert from "node:assert/strict";
import { NotKnownError } from "../../policy/graph/read.ts";
import { nameInFailover, pairOf, twinOf, twinOfPrimary } from "../../policy/twins.ts";
import { SYSTEM } from "./esta-state.ts";
import type { State } from "./state.ts";
import { CLUSTER, gkeState, TWIN } from "./states/gcp-gke.ts";

const PAIR = { primary: "us-central1", failover: "us-east1" };
const ERATO = {
    type: "ha-platform:systems:Erato",
    name: "erato",
    outputs: { regions: { primary: "us-east-1", failover: "us-west-2" } },
};

describe("twins", () => {
    it("stand in the pair of their system", () => {
        const { graph, named } = open(gkeState().plus(ERATO));
        assert.deepEqual(pairOf(graph, named("api-us-east1-service")), PAIR);
    });

    it("that systems share stand in the pair that holds their region", () => {
        const { graph, named } = open(gkeState().plus(ERATO));
        assert.deepEqual(pairOf(graph, named(CLUSTER)), PAIR);
        assert.deepEqual(pairOf(graph, named(TWIN)), PAIR);
    });

    it("are none in a region that no system declares", () => {
        const { graph, named } = open(gkeState().at(CLUSTER, "location", "us-west1"));
        assert.equal(pairOf(graph, named(CLUSTER)), undefined);
        assert.equal(twinOfPrimary(graph, named(CLUSTER)), undefined);
    });

    it("are not told where systems pair one region with several", () => {
        const regions = { primary: "us-central1", failover: "us-west1" };
        const { graph, named } = open(gkeState().plus({ ...ERATO, outputs: { regions } }));
        assert.throws(() => pairOf(graph, named(CLUSTER)), NotKnownError);
    });

    it("are found from either side, by a name that differs in the region", () => {
        const { graph, named } = open(gkeState());
        assert.equal(twinOf(graph, named(CLUSTER), PAIR)?.name, TWIN);
        assert.equal(twinOf(graph, named(TWIN), PAIR)?.name, CLUSTER);
        assert.equal(twinOfPrimary(graph, named(CLUSTER))?.twin?.name, TWIN);
        assert.equal(twinOfPrimary(graph, named(TWIN)), undefined);
    });

    it("belong to one system", () => {
        const { graph, named } = open(gkeState().facts(TWIN, { parent: SYSTEM }));
        assert.equal(twinOf(graph, named(CLUSTER), PAIR), undefined);
    });

    it("are named after their region where it is part of the name", () => {
        assert.equal(nameInFailover("api-us-central1-service", PAIR), "api-us-east1-service");
        assert.equal(nameInFailover("api", PAIR), "api-us-east1");
    });
});

function open(state: State) {
    const graph = state.graph();
    const named = (name: string) => {
        const found = graph.resources.find((resource) => resource.name === name);
        assert.ok(found);
        return found;
    };
    return { graph, named };
}
