import assert from "node:assert/strict";
import { graphFromState, graphFromStateText, NotPulumiStateError } from "../../../policy/graph/from-state.ts";
import { estaState, REGIONS } from "../esta-state.ts";

describe("an exported Pulumi state", () => {
    it("is read with and without its envelope", () => {
        const exported = estaState().export();
        const urns = graphFromState(exported).resources.map(({ urn }) => urn);
        assert.ok(urns.length > 30);
        assert.deepEqual(
            graphFromState(exported.deployment).resources.map(({ urn }) => urn),
            urns,
        );
        assert.deepEqual(
            graphFromStateText(JSON.stringify(exported)).resources.map(({ urn }) => urn),
            urns,
        );
    });

    it("gives each resource its name, id, parent and region", () => {
        const state = estaState().at("cache-us-east1", "location", undefined);
        const cache = state.graph().resources.find(({ name }) => name === "cache-us-east1");
        assert.equal(cache?.id, "projects/example-project/locations/us-east1/instances/cache-us-east1");
        assert.equal(cache?.parent, state.urn("esta-tracker"));
        assert.equal(cache?.region, REGIONS[1], "from its provider");
    });

    it("leaves out what waits to be deleted", () => {
        const { deployment } = estaState().export();
        const resources = deployment.resources.map((resource) => ({
            ...resource,
            delete: resource.type.startsWith("gcp:firestore"),
        }));
        assert.equal(graphFromState({ resources }).ofType("gcp:firestore/database:Database").length, 0);
    });

    it("is empty for a stack that was destroyed", () => {
        assert.deepEqual(graphFromState({ version: 3, deployment: { manifest: {} } }).resources, []);
    });

    const needed =
        "and a Pulumi state is needed: write one with `pulumi stack export --stack <stack> --file state.json`";
    const others: readonly (readonly [string, string])[] = [
        ["", "an empty file"],
        ["resources:\n  - yaml", "not JSON"],
        ["[]", "a JSON list"],
        ["null", "the JSON value null"],
        ["{}", "an empty JSON object"],
        ['{"name": "x", "version": 1}', "JSON with the keys name, version"],
        ['{"version": 4, "terraform_version": "1.9.0", "resources": 1}', "a Terraform state"],
        [
            '{"version": 4, "terraform_version": "1.9.0", "resources": [{"type": "aws_s3_bucket"}]}',
            "a Terraform state (resources[0] has no `urn` and `type`)",
        ],
        ['{"config": {}, "steps": []}', "a Pulumi preview or plan, which holds no resources yet"],
        ['{"deployment": []}', "JSON whose `deployment` is not an object"],
        [
            '{"deployment": {"resources": [{"urn": "x", "type": "y"}]}}',
            "JSON with the keys deployment (resources[0] has no `urn` and `type`)",
        ],
    ];
    for (const [text, what] of others) {
        it(`is asked for in one sentence when given ${what}`, () => {
            assert.throws(() => graphFromStateText(text), new NotPulumiStateError(what));
            assert.throws(() => graphFromStateText(text), { message: `this is ${what}, ${needed}` });
        });
    }
});
