import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../../../components/core/component.ts";

class Leaf extends pulumi.CustomResource {
    constructor(name: string, options: pulumi.CustomResourceOptions) {
        super("test:index:Leaf", name, {}, options);
    }
}

class Box extends Component {
    readonly options: pulumi.CustomResourceOptions;
    readonly childName: string;

    constructor(name: string, options?: ComponentOptions) {
        super("test:Box", name, options);
        this.options = this.inside();
        this.childName = this.child("role");
    }
}

describe("Component", () => {
    before(async () => {
        await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) });
    });

    it("names its children after itself", () => {
        assert.equal(new Box("api").childName, "api-role");
    });

    it("hands what it comes after down to its children, at any depth", () => {
        const first = new Leaf("first", {});
        const outer = new Box("outer", { after: [first] });
        const inner = new Box("inner", { parent: outer });
        assert.deepEqual(outer.options.dependsOn, [first]);
        assert.deepEqual(inner.options.dependsOn, [first]);
        assert.equal(new Box("alone").options.dependsOn, undefined);
    });
});
