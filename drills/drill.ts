/** What a drill is given: where to work, how often, and whether somebody has asked for an end. */
export interface DrillRun {
    readonly environment: NodeJS.ProcessEnv;
    /** The repository. */
    readonly root: string;
    readonly runs: number;
    readonly signal: AbortSignal;
    /** Told what happens now, in a few words. */
    readonly onProgress: (text: string) => void;
    /** What a load is sent to. Default: programs that the drill starts itself. */
    readonly load?: { readonly base: string; readonly token?: string } | undefined;
}

/** One measurement of one run. */
export interface Measurement {
    readonly name: string;
    readonly unit: string;
    readonly value: number;
    /** The most that is good enough. Default: the figure is shown and not judged. */
    readonly bound?: number | undefined;
}

/** Something that must be true, and what was found that contradicts it. */
export interface Invariant {
    readonly id: string;
    readonly counterexamples: readonly string[];
}

/** What one run has shown. */
export interface RunResult {
    readonly measurements: readonly Measurement[];
    readonly invariants: readonly Invariant[];
    /** What happened when, for the page. Default: the run has none. */
    readonly timelines?: readonly Timeline[];
}

/** The course of one part of a run: what clients got, and what happened meanwhile. Times are seconds from its start. */
export interface Timeline {
    readonly title: string;
    readonly seconds: number;
    /** Width of a slice. */
    readonly step: number;
    /** Answers by who gave them, a number for each slice; those that failed are in none of them. */
    readonly answers: Readonly<Record<string, readonly number[]>>;
    readonly failed: readonly number[];
    readonly slow: readonly number[];
    readonly marks: readonly Mark[];
}

/** Something that was done to the system (`fault`), or that it did itself (`state`). */
export interface Mark {
    readonly at: number;
    readonly kind: "fault" | "state";
    readonly text: string;
}

/** What all runs have shown, and on what. */
export interface DrillResult {
    readonly runs: readonly RunResult[];
    readonly versions: Readonly<Record<string, string>>;
}

/** Real components under a fault that really happens to them. */
export interface Drill {
    readonly name: string;
    /** One line for the list. */
    readonly summary: string;
    readonly requirements: readonly string[];
    /** What stands side by side: figures that are called `<one of these>: <what>` are shown as a table. Default: nothing. */
    readonly compares?: readonly string[];
    /** What nobody may conclude from it, a sentence each. */
    readonly doesNotShow: readonly string[];
    run(run: DrillRun): Promise<DrillResult>;
}
