/** Mutants that no test can notice, because they mean the same; each with the reason. */

export interface Equivalent {
    readonly file: string;
    readonly change: string;
    readonly reason: string;
}

export const equivalents: readonly Equivalent[] = [];
