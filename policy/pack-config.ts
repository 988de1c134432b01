/** The levels of each stack as `--policy-pack-config` files. */

import { catalog } from "./catalog.ts";
import { type Levels, levels as ownLevels, rulesOn } from "./levels.ts";
import type { Rule } from "./rule.ts";

/** By stack name: each rule's level and the thresholds that the stack sets. */
export function packConfigs(table: Levels = ownLevels, rules: readonly Rule[] = catalog) {
    return Object.fromEntries(
        Object.keys(table.stacks).map((stack) => [
            stack,
            Object.fromEntries(
                rulesOn(stack, table, rules).map(({ rule, level, settings }) => [
                    rule.id,
                    { enforcementLevel: level, ...settings },
                ]),
            ),
        ]),
    );
}
