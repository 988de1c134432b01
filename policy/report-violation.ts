import type { ReportViolation } from "@pulumi/policy";

/** A violation under a name and level of its own. */
export interface NamedViolation {
    readonly name: string;
    readonly message: string;
    readonly severity: "low" | "medium" | "high" | "critical";
    /** The resource's; by default the stack's. */
    readonly urn?: string;
    /** By default that of the policy which reports it. */
    readonly enforcementLevel?: "advisory";
}

/**
 * Reports for one of many rules that a policy judges. `@pulumi/policy` 1.21.0 takes an object here beside the text that
 * its types show (`server.js`, `makeReportViolationFun`, read 2026-11-22); a test of the running pack holds it to that.
 */
export function reportAs(report: ReportViolation, violation: NamedViolation): void {
    Reflect.apply(report, undefined, [violation]);
}
