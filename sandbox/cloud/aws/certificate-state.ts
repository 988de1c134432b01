/** Whether a certificate can be used: issued at once, or once its validation has been made. */
import { text } from "../bag.ts";
import type { Draft, Existing, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { CERTIFICATE_VALIDATION } from "./tokens.ts";

/** Refuses a certificate that nobody has validated; none at all passes. */
export function certificateUsable(
    draft: Draft,
    property: string,
    certificate: Existing | undefined,
): readonly Refusal[] {
    if (certificate === undefined) return [];
    const validated = draft.cloud
        .all(CERTIFICATE_VALIDATION)
        .some(({ inputs }) => text(inputs, "certificateArn") === certificate.id);
    return refuseIf(text(certificate.outputs, "status") !== "ISSUED" && !validated, {
        property,
        problem: "must name an issued certificate, this one is pending validation",
        got: printable(certificate.id),
        remedy: "pass the certificateArn of its CertificateValidation",
    });
}
