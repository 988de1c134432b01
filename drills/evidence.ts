import type { Drill, DrillResult, Measurement } from "./drill.ts";

const SHOWN = 5; // counterexamples of one invariant that are kept

export interface Figure {
    readonly name: string;
    readonly unit: string;
    /** null: shown and not judged. */
    readonly bound: number | null;
    readonly median: number;
    readonly worst: number;
    readonly n: number;
}

interface JudgedInvariant {
    readonly id: string;
    readonly held: boolean;
    /** The first few, each with the number of its run. */
    readonly counterexamples: readonly string[];
}

/** The record of a drill, as it is kept in `out/drills/<name>.json`. */
export interface Evidence {
    readonly schemaVersion: 1;
    readonly drill: string;
    readonly requirements: readonly string[];
    /** Missing where nothing stands side by side. */
    readonly compares?: readonly string[];
    readonly figures: readonly Figure[];
    readonly invariants: readonly JudgedInvariant[];
    readonly verdict: "pass" | "fail";
    readonly doesNotShow: readonly string[];
    readonly versions: Readonly<Record<string, string>>;
    /** What it was held on, and how busy that was. */
    readonly machine: string;
    readonly commit: string;
    /** When the drill ended. */
    readonly date: string;
}

/** Passes when every invariant held in every run and no judged figure was worse than its bound in any. */
export function evidenceOf(
    { name, requirements, compares, doesNotShow }: Pick<Drill, "name" | "requirements" | "compares" | "doesNotShow">,
    { runs, versions }: DrillResult,
    { machine, commit, date }: Pick<Evidence, "machine" | "commit"> & { readonly date: Date },
): Evidence {
    const figures = figuresOf(runs.flatMap(({ measurements }) => measurements));
    const invariants = invariantsOf(runs);
    const judged = figures.every(({ bound, worst }) => bound === null || worst <= bound);
    const passed = runs.length > 0 && judged && invariants.every(({ held }) => held);
    return {
        schemaVersion: 1,
        drill: name,
        requirements,
        ...(compares !== undefined && { compares }),
        figures,
        invariants,
        verdict: passed ? "pass" : "fail",
        doesNotShow,
        versions,
        machine,
        commit,
        date: date.toISOString(),
    };
}

function figuresOf(measurements: readonly Measurement[]): Figure[] {
    return [...Map.groupBy(measurements, ({ name }) => name)].map(([name, same]) => {
        const values = same.map(({ value }) => value).sort((one, other) => one - other);
        return {
            name,
            unit: same[0]?.unit ?? "",
            bound: same[0]?.bound ?? null,
            median: rounded(medianOf(values)),
            worst: rounded(values.at(-1) ?? 0),
            n: values.length,
        };
    });
}

/** The middle of sorted values; of an even number of them the mean of the two in the middle. */
function medianOf(sorted: readonly number[]): number {
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

function rounded(value: number): number {
    return Math.round(value * 1000) / 1000;
}

function invariantsOf(runs: DrillResult["runs"]): JudgedInvariant[] {
    const found = runs.flatMap(({ invariants }, index) =>
        invariants.map(({ id, counterexamples }) => ({
            id,
            counterexamples: counterexamples.map((text) => `run ${index + 1}: ${text}`),
        })),
    );
    return [...Map.groupBy(found, ({ id }) => id)].map(([id, same]) => {
        const counterexamples = same.flatMap((one) => one.counterexamples);
        return { id, held: counterexamples.length === 0, counterexamples: counterexamples.slice(0, SHOWN) };
    });
}
