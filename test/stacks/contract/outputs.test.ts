import assert from "node:assert/strict";
import * as path from "node:path";
import { z } from "zod";
import { plan } from "../../../sandbox/engine/plan.ts";
import type { RunResult } from "../../../sandbox/engine/run.ts";
import { type PlatformContract, platformContract, systems } from "../../../stacks/contract/v1.ts";

const root = path.join(import.meta.dirname, "../../..");
const secretOf = z.looseObject({ secretId: z.string() });

describe("the outputs of the stacks", function () {
    this.timeout(300_000);

    for (const stack of ["prod", "staging"]) {
        describe(stack, () => {
            let run: RunResult;
            let outputs: PlatformContract;

            before(async () => {
                run = await plan({ root, stack, command: "preview" });
                assert.equal(run.result, "succeeded", run.diagnostics.map(({ message }) => message).join("\n"));
                outputs = platformContract.parse(run.outputs);
            });

            it("[PL-05] are those of the contract for all five systems, and hold nothing that it does not name", () => {
                assert.deepEqual(Object.keys(outputs.systems).toSorted(), Object.keys(systems).toSorted());
                assert.deepEqual(run.outputs, outputs);
            });

            it("[PL-05] name each alert's page as the alert's steps do", () => {
                for (const [name, system] of Object.entries(outputs.systems)) {
                    assert.ok(system !== undefined);
                    const byLadder = "regions" in system ? Object.values(system.alerts) : [system.alerts];
                    const pages = byLadder.flatMap((alerts) =>
                        Object.entries(alerts).flatMap(([alert, { runbook }]) =>
                            ["warning", "critical"].map((step) => [`${alert}-${step}`, runbook]),
                        ),
                    );
                    assert.ok(pages.length > 0, name);
                    assert.deepEqual(Object.fromEntries(pages), system.runbooks, name);
                }
            });

            it("[AG-07] [HB-13] name secrets, and hold the value of none", () => {
                const ids = new Set(
                    run
                        .state()
                        .deployment.resources.filter(({ type }) => type === "gcp:secretmanager/secret:Secret")
                        .map(({ inputs }) => secretOf.parse(inputs).secretId),
                );
                const named = Object.values(outputs.systems).flatMap((system) =>
                    system !== undefined && "secrets" in system ? Object.values(system.secrets) : [],
                );
                assert.ok(named.length > 10);
                assert.deepEqual(
                    named.filter((name) => !ids.has(name.split("/").at(-1) ?? "")),
                    [],
                );
            });
        });
    }
});
