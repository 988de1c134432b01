import { CERTIFICATE, certificateDocs } from "../../clouds/aws/certificates.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "acm-certificate-renews-itself",
    title: "A certificate of AWS is proven by DNS, so that it renews itself",
    severity: "critical",
    concern: "encryption",
    types: [CERTIFICATE],
    breaks: "the certificate runs out on a day that nobody wrote down, and every client refuses the connection",
    remedy: '{ validationMethod: "DNS" }',
    sources: [
        certificateDocs,
        { url: "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html", read: "2026-11-22" },
    ],
    requirements: ["ER-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (certificate) => {
        const authority = certificate.property("certificateAuthorityArn");
        if (authority !== undefined && authority !== "")
            return pass(certificate, "is renewed by a private certificate authority");
        const method = known(readString(certificate, "validationMethod")) ?? "not set";
        return method === "DNS"
            ? pass(certificate, "validationMethod is DNS")
            : fail(
                  certificate,
                  `validationMethod is ${method}, needs DNS: mail has to be answered, imports never renew`,
              );
    },
});
