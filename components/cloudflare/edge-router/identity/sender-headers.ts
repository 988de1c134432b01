import { subjectHeader, tenantHeader } from "../sending/internal-headers.ts";
import type { Principal } from "./principal.ts";

/** Tells an origin who sent a request. Values are percent-encoded, because claims may hold any character and headers may not. */
export function tellSender(headers: Headers, { tenant, subject }: Principal): void {
    headers.set(tenantHeader, encodeURIComponent(tenant));
    headers.set(subjectHeader, encodeURIComponent(subject));
}
