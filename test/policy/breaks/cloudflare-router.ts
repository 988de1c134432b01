import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";

const SCRIPT = "WorkersScript/esta-tracker-router-script";

/** Mistakes with what the edge router's isolates decide together. */
export const breaks: readonly Break[] = [
    {
        rule: "edge-error-rate-decision-within-objective",
        what: "errors are counted for a minute before a region is left",
        change: (prod) => decided(prod, { rate: { windowMs: 10_000, longWindowMs: 60_000, worstPercent: 10 } }),
    },
    {
        rule: "edge-database-decision-within-objective",
        what: "reads wait for a lost database for two minutes",
        change: (prod) => decided(prod, { databaseUnreachableMs: 120_000 }),
    },
    {
        rule: "edge-return-is-gradual",
        what: "a region gets everything back at once",
        change: (prod) => decided(prod, { ramp: { percents: [100] } }),
    },
];

/** Production with other decisions in the configuration of ESTA Tracker's router. */
function decided(prod: ExportedState, changes: object): ExportedState {
    const { bindings } = prod.properties(SCRIPT);
    if (!Array.isArray(bindings)) throw new Error("the router must have bindings");
    const changed = bindings.map((binding) => {
        if (binding.name !== "CONFIG") return binding;
        const config = JSON.parse(binding.json);
        return {
            ...binding,
            json: JSON.stringify({ ...config, coordination: { ...config.coordination, ...changes } }),
        };
    });
    return prod.at(SCRIPT, "bindings", changed);
}
