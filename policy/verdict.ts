/** What judging a stack yields: one finding for each rule and resource, and the verdict over all of them. */

/**
 * - `pass`, `fail`: decided;
 * - `unknown`: a value needed is not known (only at preview) and the rule does not fail closed;
 * - `not-applicable`: the rule met no resource it speaks about;
 * - `waived`: failed, and somebody answers for it until a day (`policy/waivers.yaml`).
 */
export type Status = "pass" | "fail" | "unknown" | "not-applicable" | "waived";

export type Level = "mandatory" | "advisory" | "disabled";

export interface Finding {
    /** Rule id, equal to the rule's file name. */
    readonly rule: string;
    readonly level: Level;
    readonly status: Status;
    /** The resource that the finding is about; absent for `not-applicable` and for findings about the whole stack. */
    readonly urn?: string;
    /** One sentence: what is wrong (or was found right), with the values read and their units. */
    readonly message: string;
    /** The change that makes a failing finding pass; present when `status` is `fail`, `unknown` or `waived`. */
    readonly remedy?: string;
    /** Who answers for a finding that is `waived`, and until when. */
    readonly waiver?: {
        readonly owner: string;
        readonly reason: string;
        readonly ticket: string;
        /** Last day, `YYYY-MM-DD`. */
        readonly expires: string;
    };
    /** What the rule summed up, when it is about time, so that two states can be compared. */
    readonly seconds?: number;
}

export interface Judgement {
    /** `fail`: a mandatory finding failed; `unknown`: none failed but a mandatory one could not be decided. */
    readonly verdict: "pass" | "fail" | "unknown";
    readonly findings: readonly Finding[];
}
