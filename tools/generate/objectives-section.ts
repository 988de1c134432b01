import type { Objective, SystemReport } from "../../report/model.ts";
import { formatPlural, formatQuantity, formatSeconds } from "../../report/quantity.ts";
import { markdownTable } from "./markdown-table.ts";

/** What a system declares about itself, as the tables of its page. */
export function objectivesSection(system: SystemReport): string[] {
    const promises = system.objectives.filter(({ peak }) => peak === undefined);
    const load = system.objectives.filter(({ peak }) => peak !== undefined);
    return [
        ...markdownTable(
            ["Objective", "Target:", "Achievable, by its own account:"],
            promises.map((one) => [one.label, quantity(one, "target"), quantity(one, "achievable")]),
        ),
        ...table(
            ["Failover by itself, when", "Within:"],
            system.triggers.map(({ name, when, withinSeconds }) => [
                `${name} ${when}`.trim(),
                withinSeconds === undefined ? "" : formatSeconds(withinSeconds),
            ]),
        ),
        ...latency(system),
        ...table(
            ["Load", "Target:", "Peak:"],
            load.map((one) => [one.label, quantity(one, "target"), quantity(one, "peak")]),
        ),
        ...table(
            ["Backups of", "Kept:"],
            system.backups.map(({ name, days }) => [name, formatPlural(days, "day")]),
        ),
    ];
}

function latency({ latency }: SystemReport): string[] {
    const names = [...new Set(latency.flatMap(({ percentiles }) => Object.keys(percentiles)))];
    return table(
        ["Time to answer", ...names.map((name) => `${name.toUpperCase()}:`)],
        latency.map(({ operation, unit, percentiles }) => [
            operation,
            ...names.map((name) => {
                const time = percentiles[name];
                return time === undefined ? "" : formatQuantity(time, unit);
            }),
        ]),
    );
}

/** A further table, or nothing where it has no rows. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
    return rows.length === 0 ? [] : ["", ...markdownTable(heads, rows)];
}

function quantity(objective: Objective, claim: "target" | "achievable" | "peak"): string {
    const value = objective[claim];
    return value === undefined ? "" : formatQuantity(value, objective.unit);
}
