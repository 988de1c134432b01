/** The levels of each stack as `--policy-pack-config` files. */

import { catalog } from "./catalog.ts";
import { POLICY } from "./crossguard.ts";
import { type Levels, levels as ownLevels, rulesOn } from "./levels.ts";
import type { Rule } from "./rule.ts";

/** By stack name: every rule's level, and the thresholds that the stack sets. */
export function packConfigs(table: Levels = ownLevels, rules: readonly Rule[] = catalog, policy: string = POLICY) {
    return Object.fromEntries(
        Object.keys(table.stacks).map((stack) => {
            const applied = rulesOn(stack, table, rules);
            const set = applied.filter(({ settings }) => Object.keys(settings).length > 0);
            const levels = Object.fromEntries(applied.map(({ rule, level }) => [rule.id, level]));
            const settings = Object.fromEntries(set.map((entry) => [entry.rule.id, entry.settings]));
            return [stack, { [policy]: { stack, levels, settings } }];
        }),
    );
}
