import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { planHost } from "../../sandbox/cloud/plan.ts";
import { parseConfig } from "../../stacks/config.ts";
import { Foundations } from "../../stacks/foundations/foundations.ts";
import { ownFoundations } from "../../stacks/foundations/own-foundations.ts";
import { prodValues } from "../stacks/stack-file.ts";

const components = path.join(import.meta.dirname, "../../components");

describe("the example in components/README.md", function () {
    this.timeout(120_000);
    const file = path.join(components, "readme-example.generated.ts");

    before(() => {
        const readme = fs.readFileSync(path.join(components, "README.md"), "utf8");
        const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
        assert.ok(code.trimEnd().split("\n").length <= 41, "a system in forty lines");
        fs.writeFileSync(file, code);
    });
    after(() => fs.rmSync(file, { force: true }));

    it("has no type errors", () => {
        const compiler = path.join(components, "../node_modules/typescript/bin/tsc");
        execFileSync(process.execPath, [compiler, "--noEmit"], { cwd: path.join(components, ".."), encoding: "utf8" });
    });

    it("builds a system that the simulated clouds accept", async () => {
        const registered: string[] = [];
        const refused: unknown[] = [];
        const mocks = planHost();
        await pulumi.runtime.setMocks(
            {
                call: mocks.call.bind(mocks),
                newResource: async (args) => {
                    try {
                        const answer = await mocks.newResource(args);
                        registered.push(args.type);
                        return answer;
                    } catch (error) {
                        refused.push(error);
                        throw error;
                    }
                },
            },
            "ha-platform",
            "prod",
        );
        const config = parseConfig("prod", prodValues());
        const { Notes } = await import(pathToFileURL(file).href);
        const image = `us-docker.pkg.dev/cloudrun/container/hello@sha256:${"0".repeat(64)}`;
        await pulumi.runtime.runInPulumiStack(async () => {
            new Notes("notes", { image, platform: new Foundations(config, ownFoundations(config, [])) });
            return {};
        });
        await pulumi.runtime.disconnect();
        assert.deepEqual(refused, []);
        for (const type of [
            "gcp:firestore/database:Database",
            "gcp:cloudrunv2/service:Service",
            "cloudflare:index/loadBalancer:LoadBalancer",
        ]) {
            assert.ok(registered.includes(type), `${type} is missing`);
        }
    });
});
