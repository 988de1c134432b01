/** The graph of production, as the program plans it on the simulated clouds. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { plan } from "../../sandbox/engine/plan.ts";
import { ExportedState } from "./exported-state.ts";

export async function plannedProd(): Promise<ExportedState> {
    const root = join(import.meta.dirname, "../..");
    const planned = await plan({ root, stack: "prod", command: "preview" });
    assert.equal(planned.result, "succeeded", planned.diagnostics.map(({ message }) => message).join("; "));
    return new ExportedState(JSON.parse(JSON.stringify(planned.state().deployment.resources)));
}
