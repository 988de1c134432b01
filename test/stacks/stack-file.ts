import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { NAMESPACE } from "../../stacks/config.ts";

const root = path.join(import.meta.dirname, "../..");

/** The values of a stack file, by key without the namespace. */
export function stackValues(stack: string): Record<string, unknown> {
    const { config } = parse(fs.readFileSync(path.join(root, `Pulumi.${stack}.yaml`), "utf8"));
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace(`${NAMESPACE}:`, ""), value]));
}

export function prodValues(): Record<string, unknown> {
    return stackValues("prod");
}
