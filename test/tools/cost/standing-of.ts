import * as path from "node:path";
import { graphFromState } from "../../../policy/graph/from-state.ts";
import { billOf } from "../../../tools/generate/cost/bill.ts";
import type { Standing } from "../../../tools/generate/cost/choice.ts";
import { choices } from "../../../tools/generate/cost/choices.ts";
import { readPrices } from "../../../tools/generate/cost/prices.ts";

/** The repository's list. */
export const prices = readPrices(path.join(import.meta.dirname, "../../.."));

const SYSTEM = "urn:pulumi:test::ha-platform::ha-platform:systems:Example::example";

/** One resource of the system `example`, or of the foundations. */
export interface Part {
    readonly type: string;
    readonly name?: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly foundation?: true;
}

/** A stack of those resources, in us-central1 and us-east-1 with us-east1 and us-west-2 to take over. */
export function standing(...parts: readonly Part[]): Standing {
    const resources = parts.map(({ type, name = "part", inputs, foundation }, index) => ({
        urn: `urn:pulumi:test::ha-platform::${type}::${name}-${index}`,
        type,
        inputs,
        outputs: inputs,
        ...(typeof inputs.id === "string" && { id: inputs.id }),
        ...(foundation ? {} : { parent: SYSTEM }),
    }));
    const system = { urn: SYSTEM, type: "ha-platform:systems:Example", outputs: {} };
    return {
        graph: graphFromState({ resources: [system, ...resources] }),
        failover: new Set(["us-east1", "us-west-2"]),
    };
}

/** What each choice uses, by its id and the price's, for a stack of these resources. */
export function used(...parts: Part[]): Record<string, Record<string, number>> {
    const lines = [...billOf(standing(...parts), choices, prices).values()].flat();
    return Object.fromEntries(
        lines.map(({ choice, items }) => [
            choice.id,
            Object.fromEntries(items.map(({ price, quantity }) => [price.id, quantity])),
        ]),
    );
}
