/** What rules need to know about the certificates of AWS Certificate Manager. */

import type { Source } from "../../rule.ts";

export const CERTIFICATE = "aws:acm/certificate:Certificate";
export const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";

export const certificateDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/acm/certificate/",
    read: "2026-11-22",
};
