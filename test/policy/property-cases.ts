/** Cases of a contract in which one property of one resource differs from the good state. */

import type { BadCase, Case } from "./rule-contract.ts";
import { type Json, type State, UNKNOWN } from "./state.ts";

/** `at` names the resource, `path` its property; `undefined` as a value removes the property. */
export function propertyCases(at: string, path: string) {
    const change = (value: Json | undefined) => (good: State) => good.at(at, path, value);
    return {
        good: (when: string, value: Json | undefined): Case => ({ when, at, change: change(value) }),
        bad: (when: string, value: Json | undefined, says: RegExp): BadCase => ({
            when,
            at,
            change: change(value),
            says,
        }),
        unknown: (becomes: "unknown" | "fail" | "pass") => ({
            when: `${path} is not known`,
            at,
            change: change(UNKNOWN),
            becomes,
        }),
    };
}
