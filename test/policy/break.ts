import type { ExportedState } from "./exported-state.ts";

/** One mistake in the production stack, and the rules that have to notice it: these and no others. */
export interface Break {
    /** The rule that guards against it. */
    readonly rule: string;
    /** Completes "production is stopped when ...". */
    readonly what: string;
    readonly change: (prod: ExportedState) => ExportedState;
    /** Further rules that the same mistake breaks, because it is their business too. */
    readonly also?: readonly string[];
    /**
     * A resource that a fork might add and that production has none of: with it alone everything still passes, and the
     * rule has met it. `change` is made to the state with the addition.
     */
    readonly addition?: (prod: ExportedState) => ExportedState;
}
